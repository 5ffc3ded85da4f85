import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportScores } from '../../bench/secondHand/report.js';
import { isFound, scoreOf } from '../../bench/secondHand/score.js';
import type { Case } from '../../worlds/secondHand/index.js';

let result = '';
beforeAll(async () => {
  result = await mkdtemp(join(tmpdir(), 'throughline-score-'));
});
afterAll(() => rm(result, { recursive: true, force: true }));

const CASE: Case = {
  name: 'two-and-a-family',
  about: '',
  days: 1,
  countries: [],
  pace: 1,
  mobileShare: 0,
  shape: { format: 'csv', ids: 'integer' },
  people: () => {},
  expects: [
    { operator: 'one', establishable: 'yes', why: '' },
    { operator: 'two', establishable: 'no', why: '' },
  ],
};

it('counts found operators, parts, and innocents by class', async () => {
  const truth = join(result, 'truth.csv');
  await writeFile(
    truth,
    [
      'account_id,class,operator',
      ...['1', '2', '3', '4'].map((id) => `${id},operator,one`),
      ...['5', '6', '7'].map((id) => `${id},operator,two`),
      '8,family,',
      '9,ordinary,',
      '',
    ].join('\n'),
  );
  await writeFile(
    join(result, 'accounts.csv'),
    [
      'account_id,operator_id,status',
      '1,OP-A,attributed',
      '2,OP-B,attributed',
      '3,,review',
      '5,OP-B,attributed',
      '8,OP-B,attributed',
      '9,,review',
      '',
    ].join('\n'),
  );
  await writeFile(
    join(result, 'operators.json'),
    JSON.stringify([
      { operator_id: 'OP-A', accounts: 1, verdict: 'operator' },
      { operator_id: 'OP-B', accounts: 3, verdict: 'operator' },
      { operator_id: 'OP-C', accounts: 9, verdict: 'shared-benign' },
    ]),
  );
  const score = await scoreOf(CASE, result, truth, 12);
  expect(score.hands).toEqual([
    { operator: 'one', establishable: 'yes', size: 4, attributed: 2, inLargest: 1, review: 1 },
    { operator: 'two', establishable: 'no', size: 3, attributed: 1, inLargest: 1, review: 0 },
  ]);
  expect(score.hands.map(isFound)).toEqual([true, false]);
  expect(score.wrong).toEqual({ family: 1 });
  expect(score.wrongReview).toEqual({ ordinary: 1 });
  expect(score.groups).toEqual({ operator: 2, 'shared-benign': 1 });
  expect(score.mixedGroups).toBe(1);
  expect(reportScores([score])).toContain(
    '| two-and-a-family | 9 | 2 | 1 | 1 | 3 of 7 | 1 (1 family) | 1 (1 ordinary) | 2 / 0 / 1 | 1 | 12 |',
  );
});
