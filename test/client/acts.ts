import fc from 'fast-check';
import type { DeskAct } from '../../client/state/acts.js';
import {
  ACCOUNTS_DRAWN,
  COLOURINGS,
  MODES,
  PANELS,
  SIZINGS,
  SORT_COLUMNS,
} from '../../client/state/deskState.js';
import type { NodeRef } from '../../client/state/nodeRef.js';
import { FAMILIES } from '../../server/contract/families.js';

/** Ids with all that could trip an address: spaces, signs, letters of other scripts. */
const id = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom('acc_1', 'a&b=c', '50 % #1', '账户', 'x y z', '+,;'),
);
const ref = fc
  .tuple(fc.constantFrom('a:', 's:', 'c:'), id)
  .map(([kind, text]) => `${kind}${text}` as NodeRef);
const signal = id.map((text): NodeRef => `s:${text}`);
const refs = fc.array(ref, { maxLength: 6 });
const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-05-${String(d).padStart(2, '0')}`);
const place = fc.record({
  x: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((v) => v || 0),
  y: fc.integer({ min: -1000, max: 1000 }),
});
const places = fc.dictionary(ref as fc.Arbitrary<string>, place, { maxKeys: 4 });

/** Anything a person can do. */
export const anyAct: fc.Arbitrary<DeskAct> = fc.oneof(
  fc.record({ type: fc.constant('mode' as const), mode: fc.constantFrom(...MODES) }),
  fc.record({ type: fc.constant('select' as const), nodes: refs }),
  fc.record({ type: fc.constant('toggle selected' as const), node: ref }),
  fc.record({ type: fc.constant('add to selection' as const), nodes: refs }),
  fc.record({ type: fc.constant('toggle family' as const), family: fc.constantFrom(...FAMILIES) }),
  fc.record({ type: fc.constant('hide' as const), nodes: refs }),
  fc.record({ type: fc.constant('hide others' as const), nodes: refs }),
  fc.constant({ type: 'show all' as const }),
  fc.record({ type: fc.constant('toggle isolated' as const), value: signal }),
  fc.record({
    type: fc.constant('expand' as const),
    expanded: fc.record({
      node: ref,
      by: fc.constantFrom('payment', 'inside', 'none'),
      count: fc.integer({ min: 1, max: 1000 }),
    }),
  }),
  fc.record({ type: fc.constant('collapse' as const), node: ref }),
  fc.record({ type: fc.constant('toggle cell' as const), cell: ref }),
  fc.record({ type: fc.constant('toggle group' as const), value: signal }),
  fc.record({
    type: fc.constant('show accounts' as const),
    as: fc.constantFrom(...ACCOUNTS_DRAWN),
  }),
  fc.record({
    type: fc.constant('show signals' as const),
    signals: fc.integer({ min: 1, max: 9999 }),
  }),
  fc.record({ type: fc.constant('move' as const), places }),
  fc.record({ type: fc.constant('arrange' as const), places }),
  fc.record({ type: fc.constant('release' as const), nodes: refs }),
  fc.record({
    type: fc.constant('time' as const),
    days: fc.option(
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    ),
    brush: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ type: fc.constant('colour' as const), colouring: fc.constantFrom(...COLOURINGS) }),
  fc.record({ type: fc.constant('panel' as const), panel: fc.constantFrom(...PANELS) }),
  fc.record({ type: fc.constant('sort' as const), by: fc.constantFrom(...SORT_COLUMNS) }),
  fc.record({ type: fc.constant('decided' as const), decision: fc.string({ minLength: 1 }) }),
  fc.record({ type: fc.constant('size' as const), sizing: fc.constantFrom(...SIZINGS) }),
);
