import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkOpening, makeOpening } from '../../server/evidence/commitments/openings.js';
import type { Row } from '../../server/evidence/standalone/csv.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const RECORD =
  'account_id\u001facc_1\u001ecreated_at\u001f2026-05-01T10:00:00Z\u001eemail\u001fa@example.org\u001eorg_verified\u001ffalse\u001estatus\u001factive\u001e';
const account: Row = {
  account_id: 'acc_1',
  created_at: '2026-05-01T10:00:00Z',
  email: 'a@example.org',
  org_verified: 'false',
  status: 'attributed',
  account_status: 'active',
  row_salt: 's1',
  row_commitment: sha256(`s1${RECORD}`),
};
const signal: Row = { value: 'Chan Nia', value_salt: 's2', value_commitment: sha256('s2Chan Nia') };
const internal = new Map([
  ['accounts', [account]],
  ['signals', [signal]],
]);
const redacted = new Map([
  ['accounts', [{ account_id: 'account-9f', row_commitment: account['row_commitment']! }]],
  ['signals', [{ value: 'name-77', value_commitment: signal['value_commitment']! }]],
]);

describe('an opening', () => {
  it('proves which redacted row is of an account or a value, and nothing else', () => {
    const ofAccount = makeOpening(internal, { account: 'acc_1' });
    expect(ofAccount.original).toBe(RECORD);
    expect(checkOpening(redacted, ofAccount)).toEqual({
      row: 1,
      shown: redacted.get('accounts')![0],
    });
    const ofValue = makeOpening(internal, { value: 'Chan Nia' });
    expect(checkOpening(redacted, ofValue)!.shown['value']).toBe('name-77');
    expect(checkOpening(new Map([['accounts', []]]), ofAccount)).toBeNull();
  });

  it('is refused where it is false, or cannot be made', () => {
    const opening = makeOpening(internal, { value: 'Chan Nia' });
    expect(() => checkOpening(redacted, { ...opening, original: 'Chan Nina' })).toThrow(/false/);
    expect(() => makeOpening(redacted, { account: 'account-9f' })).toThrow(/does not show/);
    expect(() => makeOpening(internal, { account: 'acc_2' })).toThrow(/No row/);
  });
});
