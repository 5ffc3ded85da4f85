import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, idBehind, unguarded } from '../../server/contract/formulaCells.js';

const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', 'x', '1', '＝', '\t') });

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each([
    ['=x', "'=x"],
    ['-1', "'-1"],
    ["'x", "'x"],
    ["''x", "''x"],
    ["'=x", "''=x"],
    ['x=1', 'x=1'],
    ['', ''],
    ["'", "'"],
  ])('%s is written as %s', (id, cell) => {
    expect(guarded(id)).toBe(cell);
    expect(unguarded(cell)).toBe(id);
  });

  it('is no formula, and whatever it is, comes back', () => {
    fc.assert(
      fc.property(text, (id) => {
        expect(unguarded(guarded(id))).toBe(id);
        expect(guarded(id)).not.toMatch(/^[=+\-@\t＝]/);
      }),
    );
  });

  it('of an earlier version is the id that there is', () => {
    expect(idBehind("'=x", new Set(["'=x"]))).toBe("'=x");
    expect(idBehind("'=x", new Set(['=x', "'=x"]))).toBe('=x');
    expect(idBehind("'=x", new Set())).toBe('=x');
  });
});
