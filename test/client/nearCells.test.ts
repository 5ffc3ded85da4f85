import { describe, expect, it } from 'vitest';
import { nearCells } from '../../client/graph/nearCells.js';
import { visibleOf } from '../../client/graph/visible.js';
import { INITIAL_STATE } from '../../client/state/deskState.js';
import { cellRef } from '../../client/state/nodeRef.js';
import { smallDataset } from './smallDataset.js';

const screen = { width: 800, height: 600 };
const cell = (id: string, x: number, y: number, radius: number) => ({
  cell: cellRef(id),
  x,
  y,
  radius,
});

describe('nearCells', () => {
  it('looks into what is large on the screen, and not into what is small or beside it', () => {
    expect(
      nearCells([cell('b', 400, 300, 120), cell('a', 0, 0, 200), cell('c', 400, 300, 40)], screen),
    ).toEqual([cellRef('a'), cellRef('b')]);
    expect(nearCells([cell('far', -500, 0, 200)], screen)).toEqual([]);
  });

  it('opens no more than a few at once, the largest', () => {
    const many = Array.from({ length: 20 }, (_, i) => cell(`c${i}`, 400, 300, 100 + i));
    const near = nearCells(many, screen);
    expect(near.length).toBe(6);
    expect(near).toContain(cellRef('c19'));
  });
});

describe('a large group', () => {
  const small = smallDataset();
  const dataset = { ...small, accountsTotal: 5000 };
  const [first] = dataset.cells.keys();

  it('opens the cells that one is near to, once their accounts are there', () => {
    expect(visibleOf(dataset, INITIAL_STATE).open.size).toBe(0);
    expect([...visibleOf(dataset, INITIAL_STATE, null, [first!]).open]).toEqual([first]);
    const unloaded = { ...dataset, loadedCells: new Set<never>() };
    expect(visibleOf(unloaded, INITIAL_STATE, null, [first!]).open.size).toBe(0);
  });

  it('closes none that a person opened, and leaves a small group as it is', () => {
    const state = { ...INITIAL_STATE, toggledCells: [first!] };
    expect(visibleOf(dataset, state, null, [first!]).open.has(first!)).toBe(true);
    expect(visibleOf(small, state, null, [first!]).open.has(first!)).toBe(false);
  });
});
