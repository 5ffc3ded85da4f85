import { describe, expect, it } from 'vitest';
import { isDay } from '../../client/state/days.js';

describe('isDay', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-5-1', false],
    ['05/01/2026', false],
    ['', false],
  ])('%s: %s', (text, is) => expect(isDay(text)).toBe(is));
});
