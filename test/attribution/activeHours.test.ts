import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeHours } from '../../server/attribution/activeHours.js';
import { ORDINARY } from './plantedWorld.js';

const account = (nightExchanges: number, localExchanges = 40) => ({
  ...ORDINARY,
  localExchanges,
  nightExchanges,
});
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('activeHours', () => {
  it('tells programs that never sleep from people who relieve each other', () => {
    expect(activeHours(times(30, account(11)))).toBe('around the clock');
    expect(activeHours([...times(20, account(0)), ...times(10, account(34))])).toBe('in shifts');
  });

  it('tells the hours of people by the share of their nights', () => {
    expect(activeHours(times(30, account(1)))).toBe('human hours');
    expect(activeHours(times(30, account(5)))).toBe('partly at night');
  });

  it('sees no shifts where too little is seen of each account', () => {
    const few = [...times(20, account(0, 4)), ...times(10, account(4, 4))];
    expect(activeHours(few)).toBe('around the clock');
  });

  it('depends on no order', () => {
    const some = fc.array(
      fc.tuple(fc.nat(60), fc.nat(60)).map(([night, day]) => account(night, night + day)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(some, (accounts) => {
        expect(activeHours([...accounts].reverse())).toBe(activeHours(accounts));
      }),
    );
  });
});
