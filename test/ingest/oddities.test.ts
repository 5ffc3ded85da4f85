import { describe, expect, it } from 'vitest';
import { sumOf, warningsOf } from '../../server/ingest/judge/oddities.js';

describe('words about odd cells', () => {
  it('agree in number, and name the first by file and row', () => {
    expect(
      warningsOf('payments', {
        'amount_usd number': { n: 1, file: 'payments.csv', row: 3 },
        'at bare': { n: 2, file: 'payments.csv', row: 1 },
      }),
    ).toEqual([
      '2 times of payments.at have no offset and were read as UTC; the first is row 1 of payments.csv.',
      '1 cell of payments.amount_usd is no number and was read as not known: row 3 of payments.csv.',
    ]);
    expect(
      warningsOf('accounts', { 'org_verified boolean': { n: 1, file: 'a.csv', row: 7 } }),
    ).toEqual([
      '1 cell of accounts.org_verified is neither yes nor no and was read as not known: row 7 of a.csv.',
    ]);
  });

  it('of parts put together count all, and keep the first by file, then row', () => {
    const part = (n: number, fileNo: number, row: number) => new Map([['a', { n, fileNo, row }]]);
    for (const parts of [
      [part(1, 2, 1), part(3, 1, 9), part(1, 1, 4)],
      [part(1, 1, 4), part(3, 1, 9), part(1, 2, 1)],
    ])
      expect(sumOf(parts).get('a')).toEqual({ n: 5, fileNo: 1, row: 4 });
  });
});
