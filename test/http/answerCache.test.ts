import { describe, expect, it } from 'vitest';
import { openAnswerCache } from '../../server/http/answerCache.js';

describe('answers that are kept', () => {
  const at = { now: 0 };
  const cacheOf = (charsMax: number) => openAnswerCache({ charsMax, msMax: 1000 }, () => at.now);

  it('are made once, also when asked for twice at once, until their time is over', async () => {
    at.now = 0;
    const cache = cacheOf(1000);
    let made = 0;
    const make = async () => `answer ${++made}`;
    const both = await Promise.all([cache.get('q', make), cache.get('q', make)]);
    expect(both).toEqual(['answer 1', 'answer 1']);
    at.now = 999;
    expect(await cache.get('q', make)).toBe('answer 1');
    at.now = 1000;
    expect(await cache.get('q', make)).toBe('answer 2');
  });

  it('go when there is no room, the longest unused first', async () => {
    const cache = cacheOf(30);
    const asked: string[] = [];
    const ask = (name: string) =>
      cache.get(name, async () => {
        asked.push(name);
        return 'ten letters'.slice(0, 10);
      });
    await ask('a');
    await ask('b');
    await ask('a');
    await ask('c');
    asked.length = 0;
    await ask('a');
    await ask('c');
    expect(asked).toEqual([]);
    await ask('b');
    expect(asked).toEqual(['b']);
  });

  it('are no failures', async () => {
    const cache = cacheOf(1000);
    await expect(cache.get('q', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('q', async () => 'up')).toBe('up');
  });
});
