import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LIST_ORDERS,
  type Listing,
  listOperators,
  readListing,
  STATUSES,
  toggleVerdict,
  VERDICTS,
  WHOLE_LIST,
  withListing,
  writeListing,
} from '../../client/state/listing.js';
import { operatorSummary } from './operatorSummary.js';

const listing: fc.Arbitrary<Listing> = fc.record({
  verdicts: fc.subarray([...VERDICTS], { minLength: 1 }),
  status: fc.constantFrom(null, ...STATUSES),
  changed: fc.boolean(),
  order: fc.constantFrom(...LIST_ORDERS),
});

describe('the list’s part of the address', () => {
  it('comes back as it was, beside a view that it leaves alone', () => {
    fc.assert(
      fc.property(listing, fc.webQueryParameters(), listing, (before, view, after) => {
        const own = new URLSearchParams(view);
        for (const name of ['groups', 'status', 'changed', 'by']) own.delete(name);
        const address = withListing(
          `/operators/OP-1?${own}&${writeListing(before)}#others=hidden`,
          after,
        );
        const url = new URL(address, 'http://localhost');
        expect(readListing(url.search)).toEqual(after);
        expect([...url.searchParams].slice(0, [...own].length)).toEqual([...own]);
        expect(url.hash).toBe('#others=hidden');
      }),
    );
  });

  it('is empty for the whole list, and the whole list for nonsense', () => {
    expect(writeListing(WHOLE_LIST)).toBe('');
    expect(withListing('/operators/OP-1?groups=operator', WHOLE_LIST)).toBe('/operators/OP-1');
    expect(readListing('?groups=x&status=y&changed=1&by=z')).toEqual(WHOLE_LIST);
  });

  it('hides a verdict’s groups and shows them again, but never hides the last', () => {
    const one = toggleVerdict(toggleVerdict(WHOLE_LIST, 'operator'), 'shared-benign');
    expect(one.verdicts).toEqual(['not-established']);
    expect(toggleVerdict(one, 'not-established')).toEqual(one);
    expect(toggleVerdict(one, 'operator').verdicts).toEqual(['operator', 'not-established']);
  });
});

describe('the list of groups', () => {
  const groups = [
    operatorSummary('large', { accounts: 500, last_seen: '2026-01-01T00:00:00Z' }),
    operatorSummary('late', { accounts: 20, last_seen: '2026-03-01T00:00:00Z', event: 'grew' }),
    operatorSummary('innocent', { accounts: 900, verdict: 'shared-benign', event: 'new' }),
  ];
  const cases = [
    { operator_id: 'large', version: 1, status: 'confirmed', assigned: null, name: null } as const,
  ];
  const shown = (change: Partial<Listing>) =>
    listOperators(groups, cases, { ...WHOLE_LIST, ...change }).map((one) => one.operator_id);

  it('shows what was asked for, in the order asked for', () => {
    expect(shown({})).toEqual(['late', 'large', 'innocent']);
    expect(shown({ order: 'accounts' })).toEqual(['innocent', 'large', 'late']);
    expect(shown({ order: 'latest' })).toEqual(['late', 'large', 'innocent']);
    expect(shown({ status: 'open' })).toEqual(['late', 'innocent']);
    expect(shown({ status: 'confirmed' })).toEqual(['large']);
    expect(shown({ changed: true, verdicts: ['operator'] })).toEqual(['late']);
  });
});
