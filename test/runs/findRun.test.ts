import { describe, expect, it } from 'vitest';
import { UsageError } from '../../server/contract/errors.js';
import type { RunRecord } from '../../server/contract/outputs.js';
import { findPair, findRun, sinceMoment } from '../../server/runs/findRun.js';
import { recordWith } from '../support/fakeRecord.js';

const NOW = new Date('2026-07-10T06:00:00Z');
const record = (run_id: string, day: number, caseId = 'a', status: RunRecord['status'] = 'done') =>
  recordWith({
    run_id,
    started_at: `2026-07-0${day}T02:00:00.000Z`,
    status,
    parameters: { case_id: caseId },
  });
const RUNS = [
  record('run-e5', 9, 'a', 'running'),
  record('run-d4', 4),
  record('run-c3', 3, 'other'),
  record('run-b2', 2),
  record('run-b1', 1),
];
const pair = (o: Parameters<typeof findPair>[1]) => {
  const { before, after } = findPair(RUNS, o);
  return [before.run_id, after.run_id];
};

describe('sinceMoment', () => {
  it.each([
    ['1d', '2026-07-09T06:00:00.000Z'],
    ['12h', '2026-07-09T18:00:00.000Z'],
    ['2w', '2026-06-26T06:00:00.000Z'],
    ['2026-07-01', '2026-07-01T00:00:00.000Z'],
    ['2026-07-01T06:00', '2026-07-01T06:00:00.000Z'],
    ['2026-07-01T06:00+02:00', '2026-07-01T04:00:00.000Z'],
  ])('reads %s', (text, moment) => {
    expect(sinceMoment(text, NOW).toISOString()).toBe(moment);
  });
  it.each(['yesterday', '', '7', '2026-13-01', '2026-02-30', '1 d', '01/07/2026'])(
    'refuses “%s”',
    (text) => {
      expect(() => sinceMoment(text, NOW)).toThrow(UsageError);
    },
  );
});

describe('findRun', () => {
  it('takes a whole id, its beginning, or the latest finished one', () => {
    expect(['latest', 'run-c3', 'c3', 'run-d'].map((name) => findRun(RUNS, name).run_id)).toEqual([
      'run-d4',
      'run-c3',
      'run-c3',
      'run-d4',
    ]);
  });
  it.each(['b', 'run-x', 'run-e5'])('refuses “%s”: two, none, not finished', (name) => {
    expect(() => findRun(RUNS, name)).toThrow(UsageError);
  });
});

describe('a workspace without a finished run', () => {
  it.each(['latest', 'run-e5'])('is said to have none, whatever is asked for: %s', (name) => {
    expect(() => findRun([RUNS[0]!], name)).toThrow(
      /^There is no finished run in this workspace\.$/,
    );
    expect(() => findPair([], { before: name })).toThrow(UsageError);
  });
});

describe('findPair', () => {
  it('is the latest run and the one of its case before it', () => {
    expect(pair({})).toEqual(['run-b2', 'run-d4']);
  });
  it('is of a run whose input came back the one that was the latest until then', () => {
    const again = [record('run-b1', 1), record('run-d4', 4), record('run-b2', 2)];
    const { before, after } = findPair(again, {});
    expect([before.run_id, after.run_id]).toEqual(['run-d4', 'run-b1']);
  });
  it('is by a time the last run of the case before then, or its first', () => {
    expect(pair({ since: new Date('2026-07-01T12:00:00Z') })).toEqual(['run-b1', 'run-d4']);
    expect(pair({ since: new Date('2026-06-01T12:00:00Z') })).toEqual(['run-b1', 'run-d4']);
  });
  it('is what is named', () => {
    expect(pair({ before: 'b1' })).toEqual(['run-b1', 'run-d4']);
    expect(pair({ before: 'd4', after: 'c3' })).toEqual(['run-d4', 'run-c3']);
  });
  it('is refused where the case ran once', () => {
    expect(() => findPair(RUNS, { after: 'c3' })).toThrow(UsageError);
  });
});
