import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { terminalProgress } from '../../server/cli/terminalProgress.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is written, as one text, of a stream that somebody watches or none does. */
function written(isTTY: boolean) {
  let text = '';
  const write = (part: string) => {
    text += part;
    return true;
  };
  const progress = terminalProgress({ isTTY, write } as unknown as NodeJS.WriteStream, Date.now);
  return { progress, text: () => text.replaceAll('\u001b[K', '') };
}

it('repaints a stage each second though nothing is told', () => {
  const { progress, text } = written(true);
  progress.start('loading Neo4j', 100);
  vi.advanceTimersByTime(3_000);
  expect(text()).toBe(
    '\r  loading Neo4j …\r  loading Neo4j …\r  loading Neo4j … 2 s so far\r  loading Neo4j … 3 s so far',
  );
  progress.update(25);
  expect(text()).toMatch(/\r {2}loading Neo4j … 3 s so far$/);
  vi.advanceTimersByTime(1_000);
  expect(text()).toMatch(/\r {2}loading Neo4j … 25 %, about 12 s left$/);
  progress.done('all');
  vi.advanceTimersByTime(60_000);
  expect(text()).toMatch(/\r {2}loading Neo4j: 4\.0 s, all\n$/);
});

it('says every ten seconds how far a long stage is where nobody repaints', () => {
  const { progress, text } = written(false);
  progress.start('starting Neo4j');
  vi.advanceTimersByTime(9_000);
  progress.done();
  expect(text()).toBe('  starting Neo4j: 9.0 s\n');

  progress.start('communities', 4);
  for (const done of [1, 2, 3]) {
    vi.advanceTimersByTime(7_000);
    progress.update(done, 'of the views');
  }
  progress.done();
  expect(text().split('\n').slice(1, -1)).toEqual([
    '  communities … 25 % of the views, about 30 s left',
    '  communities … 50 % of the views, about 20 s left',
    '  communities: 21.0 s',
  ]);
});

it('keeps nobody waiting for its clock', () => {
  const { progress } = written(true);
  progress.start('a stage that is never done');
  expect(vi.getTimerCount()).toBe(1);
  progress.start('another');
  expect(vi.getTimerCount()).toBe(1);
  progress.stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('lets no name of a file steer the terminal', () => {
  const { progress, text } = written(false);
  progress.start('hashing');
  progress.update(1, 'a\u001b[2J.csv');
  progress.done('b\u202e.csv\n  c');
  progress.message('one\ntwo \u009b');
  expect(text()).toBe('  hashing: 0.0 s, b[U+202E].csv[U+000A]  c\none\ntwo [U+009B]\n');
});
