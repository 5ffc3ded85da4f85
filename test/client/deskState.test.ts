import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct, type DeskAct, strokeOf } from '../../client/state/acts.js';
import { readAddress, writeAddress } from '../../client/state/address.js';
import { type DeskState, INITIAL_STATE } from '../../client/state/deskState.js';
import { type History, historyOf, redo, step, undo } from '../../client/state/history.js';
import { anyAct } from './acts.js';

const perform = (history: History<DeskState>, act: DeskAct): History<DeskState> =>
  step(history, applyAct(history.present, act), strokeOf(act));
const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
};
const afterActs = fc
  .array(anyAct, { maxLength: 40 })
  .map((acts) => acts.reduce(applyAct, INITIAL_STATE));

describe('undo', () => {
  it('comes back to the identical state after 200 acts of any kind, and forward again', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 200, maxLength: 200 }), (acts) => {
        const start = deepFreeze(INITIAL_STATE);
        const end = acts.reduce((h, act) => perform(h, deepFreeze(act)), historyOf(start));
        let back = end;
        while (back.past.length > 0) back = undo(back);
        expect(back.present).toBe(start);
        let forth = back;
        while (forth.future.length > 0) forth = redo(forth);
        expect(forth.present).toBe(end.present);
      }),
      { numRuns: 60 },
    );
  });

  it('takes one stroke of a brush as one step, and the next stroke as another', () => {
    const brushed = (brush: number, to: string): DeskAct => ({
      type: 'time',
      days: { from: '2026-05-01', to },
      brush,
    });
    const history = [
      brushed(1, '2026-05-02'),
      brushed(1, '2026-05-09'),
      brushed(2, '2026-05-20'),
    ].reduce(perform, historyOf(INITIAL_STATE));
    expect(undo(history).present.time).toEqual({ from: '2026-05-01', to: '2026-05-09' });
    expect(undo(undo(history)).present).toBe(INITIAL_STATE);
  });

  it('forgets what was undone when something else is done', () => {
    const act: DeskAct = { type: 'mode', mode: 'table' };
    const undone = undo(perform(historyOf(INITIAL_STATE), act));
    const other = perform(undone, { type: 'colour', colouring: 'cell' });
    expect(redo(other)).toBe(other);
  });
});

describe('the address', () => {
  it('holds every view: what is written is read again', () => {
    fc.assert(
      fc.property(afterActs, (state) => {
        const { search, hash } = writeAddress(state);
        expect(readAddress({ search: `?${search}`, hash: `#${hash}` })).toEqual({
          ...state,
          // What was decided is in the record, not in the view.
          decided: [],
        });
      }),
    );
  });

  it('is empty for the first view, and short for one account', () => {
    expect(writeAddress(INITIAL_STATE)).toEqual({ search: '', hash: '' });
    const state = applyAct(INITIAL_STATE, { type: 'select', nodes: ['a:acc_1'] });
    expect(writeAddress(state)).toEqual({ search: 'account=acc_1', hash: '' });
  });

  it('leaves out what makes no sense', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (search, hash) => {
        const state = readAddress({ search, hash });
        expect(readAddress(writeAddress(state))).toEqual(state);
      }),
    );
    expect(
      readAddress({
        search: '?view=nothing&time=2026-06-02..2026-01-01&signals=-4&hide=card',
        hash: '#hidden=x&pin=a+b+a:1&expand=many+by+a:1',
      }),
    ).toEqual(INITIAL_STATE);
  });
});
