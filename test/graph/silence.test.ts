import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silenceOf } from '../../server/graph/silence.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-silence-'));
  await mkdir(join(home, 'logs'));
});
afterEach(() => rm(home, { recursive: true }));

describe('a server that starts', () => {
  it('is silent only for as long as none of its logs grows', async () => {
    let now = 0;
    const silentMs = silenceOf(home, 0, () => now);
    now = 1_000;
    expect(await silentMs()).toBe(0);
    now = 90_000;
    expect(await silentMs()).toBe(89_000);
    await appendFile(join(home, 'logs', 'debug.log'), 'recovering\n');
    now = 200_000;
    expect(await silentMs()).toBe(0);
    now = 320_500;
    expect(await silentMs()).toBe(120_500);
  });
});
