import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../client/graph/layout/layOut.js';
import { layoutRequestOf, placesOf } from '../../client/graph/places.js';
import {
  inverted,
  isInside,
  neighboursOf,
  nextInDirection,
  notDrawn,
} from '../../client/graph/selection.js';
import { visibleOf } from '../../client/graph/visible.js';
import { applyAct, type DeskAct } from '../../client/state/acts.js';
import { INITIAL_STATE } from '../../client/state/deskState.js';
import { anyAct } from './acts.js';
import { smallDataset } from './smallDataset.js';

const dataset = smallDataset();
const afterActs = (...acts: DeskAct[]) => visibleOf(dataset, acts.reduce(applyAct, INITIAL_STATE));
const names = (set: Iterable<string>) => [...set].sort();

describe('what is drawn', () => {
  it('is all of a small group at first', () => {
    expect(afterActs().accounts.size).toBe(5);
    expect(afterActs().signals.size).toBe(3);
    expect(afterActs().closed.size).toBe(0);
  });

  it('follows the days: accounts there, and values then in use', () => {
    const may = afterActs({
      type: 'time',
      days: { from: '2026-05-01', to: '2026-05-15' },
      brush: 1,
    });
    expect(names(may.accounts)).toEqual(['a:=evil()', 'a:a1', 'a:a2']);
    expect(names(may.signals)).toEqual(['s:card:1', 's:net:1']);
  });

  it('isolates the accounts of any of several values', () => {
    const one = afterActs({ type: 'toggle isolated', value: 's:card:2' });
    expect(names(one.accounts)).toEqual(['a:a4', 'a:a5']);
    const two = afterActs(
      { type: 'toggle isolated', value: 's:card:2' },
      { type: 'toggle isolated', value: 's:card:1' },
    );
    expect(two.accounts.size).toBe(5);
  });

  it('closes a cell into one node and keeps its values in sight', () => {
    const closed = afterActs({ type: 'toggle cell', cell: 'c:card:1' });
    expect([...closed.closed]).toEqual([['c:card:1', 3]]);
    expect(closed.accounts.size).toBe(2);
    expect(closed.signals.size).toBe(3);
  });

  it('counts in a closed cell what every filter lets through, and no more', () => {
    const close: DeskAct = { type: 'show accounts', as: 'cells' };
    const closed = (...acts: DeskAct[]) => [...afterActs(close, ...acts).closed];
    expect(closed()).toEqual([
      ['c:card:1', 3],
      ['c:card:2', 2],
    ]);
    expect(closed({ type: 'hide', nodes: ['a:a1'] })[0]).toEqual(['c:card:1', 2]);
    const june = { from: '2026-06-10', to: '2026-06-30' };
    expect(closed({ type: 'time', days: june, brush: 1 })).toEqual([
      ['c:card:1', 1],
      ['c:card:2', 1],
    ]);
    expect(closed({ type: 'toggle isolated', value: 's:card:2' })).toEqual([['c:card:2', 2]]);
    expect(closed({ type: 'toggle group', value: 's:card:1' })).toEqual([['c:card:2', 2]]);
  });

  it('counts in a cell that is not loaded at most the holders of what is isolated', () => {
    const cells = smallDataset();
    const links = cells.links.map((link) =>
      link.cell === 'c:card:1' && link.signal === 's:net:1' ? { ...link, accounts: 1 } : link,
    );
    const away = { ...cells, links, accounts: new Map(), usesOf: new Map() };
    const state = [
      { type: 'show accounts', as: 'cells' } as const,
      { type: 'toggle isolated', value: 's:net:1' } as const,
    ].reduce(applyAct, INITIAL_STATE);
    expect([...visibleOf(away, state).closed]).toEqual([
      ['c:card:1', 1],
      ['c:card:2', 2],
    ]);
  });

  it('gathers accounts by a value, but never a pinned one', () => {
    const grouped = afterActs(
      { type: 'move', places: { 'a:a1': { x: 1, y: 1 } } },
      { type: 'toggle group', value: 's:card:1' },
    );
    expect([...grouped.groups]).toEqual([['s:card:1', 2]]);
    expect(names(grouped.accounts)).toEqual(['a:a1', 'a:a4', 'a:a5']);
  });

  it('hides, hides others, and collapses what hangs on one node alone', () => {
    expect(afterActs({ type: 'hide', nodes: ['a:a1'] }).accounts.has('a:a1')).toBe(false);
    const only = afterActs({ type: 'hide others', nodes: ['a:a1', 's:card:1'] });
    expect(names(only.accounts)).toEqual(['a:a1']);
    expect(names(only.signals)).toEqual(['s:card:1']);
    const collapsed = afterActs(
      { type: 'hide', nodes: ['s:net:1'] },
      { type: 'collapse', node: 's:card:2' },
    );
    expect(names(collapsed.accounts)).toEqual(['a:=evil()', 'a:a1', 'a:a2']);
  });

  it('comes back whole by “show all”, whatever was done before', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 20 }), (acts) => {
        const shown = afterActs(...acts, { type: 'show all' });
        const drawn =
          shown.accounts.size +
          [...shown.closed.values(), ...shown.groups.values()].reduce((a, b) => a + b, 0);
        expect(drawn).toBe(5);
      }),
    );
  });
});

describe('selection', () => {
  it('inverts and finds neighbours, and counts what is not drawn', () => {
    const visible = afterActs();
    expect(inverted(visible, inverted(visible, ['a:a1']))).toEqual(['a:a1']);
    expect(names(neighboursOf(dataset, visible, ['a:a1']))).toEqual(['s:card:1', 's:net:1']);
    expect(notDrawn(dataset, visible, 'a:a1')).toBe(1);
    expect(notDrawn(dataset, visible, 's:card:2')).toBe(3);
  });

  it('tells inside from outside of a lasso, and the next node in a direction', () => {
    const u = [
      [0, 0],
      [10, 0],
      [10, 10],
      [6, 10],
      [6, 4],
      [4, 4],
      [4, 10],
      [0, 10],
    ].map(([x, y]) => ({ x: x!, y: y! }));
    expect(isInside({ x: 2, y: 8 }, u)).toBe(true);
    expect(isInside({ x: 5, y: 8 }, u)).toBe(false);
    const places = [
      ['a:1', { x: 10, y: 0 }],
      ['a:2', { x: 4, y: 30 }],
      ['a:3', { x: -5, y: 0 }],
    ] as const;
    expect(nextInDirection({ x: 0, y: 0 }, 'right', places)).toBe('a:1');
    expect(nextInDirection({ x: 0, y: 0 }, 'up', places)).toBe('a:2');
    expect(nextInDirection({ x: 0, y: 0 }, 'down', places)).toBe(null);
  });
});

describe('layout', () => {
  const request = {
    cells: [120, 60, 40, 12, 12, 5, 3],
    links: Array.from({ length: 60 }, (_, i) => ({
      cell: (i * 5) % 7,
      signal: i % 30,
      accounts: 3 + (i % 4),
    })),
    signals: 30,
  };

  it('is the same every time, no cell over another, no signal on a cell or on another', () => {
    const answer = layOut(request);
    expect(layOut(request)).toEqual(answer);
    for (const [i, a] of answer.cells.entries()) {
      for (const b of answer.cells.slice(0, i))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius);
    }
    for (const [i, p] of answer.signals.entries()) {
      for (const cell of answer.cells)
        expect(Math.hypot(p.x - cell.x, p.y - cell.y)).toBeGreaterThan(cell.radius);
      for (const q of answer.signals.slice(0, i))
        expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeGreaterThan(8);
    }
  });

  it('moves nobody when nodes are added', () => {
    const answer = layOut(layoutRequestOf(dataset));
    const before = placesOf(dataset, answer, INITIAL_STATE, new Map()).places;
    const grown = {
      ...dataset,
      accounts: new Map([
        ...dataset.accounts,
        ['a:new', { ...dataset.accounts.get('a:a1')!, id: 'new', cell: null }],
      ] as const),
      anchors: new Map([['a:new', 's:net:1']] as const),
    };
    const now = placesOf(grown, answer, INITIAL_STATE, before).places;
    for (const [ref, place] of before) expect(now.get(ref)).toEqual(place);
    expect(now.has('a:new')).toBe(true);
  });
});
