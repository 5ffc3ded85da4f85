import { describe, expect, it } from 'vitest';
import type { MemberOutput } from '../../server/contract/outputs.js';
import { reviewGroup } from '../../server/http/review/reviewGroup.js';

const member = (
  id: string,
  confidence: number,
  families: [MemberOutput['families'][number], number][],
): MemberOutput => ({
  account_id: id,
  operator_id: 'OP-1',
  group_id: 'OP-1',
  confidence,
  status: 'attributed',
  families: families.map(([family]) => family),
  bits: families.reduce((sum, [, bits]) => sum + bits, -5),
  first_seen: null,
  last_seen: null,
  exchanges: 3,
  prior_bits: -5,
  family_bits: families.map(([family, bits]) => ({ family, bits, signal: `${family}:1` })),
  against: [],
  against_bits: 0,
  without: [],
  cell_id: null,
});
const members = [
  member('sure', 0.999, [
    ['payment', 9],
    ['network', 8],
    ['content', 7],
  ]),
  member('exit', 0.9, [
    ['network', 9],
    ['device', 3],
  ]),
  member('weak', 0.6, [
    ['payment', 4],
    ['identity', 2],
  ]),
];
const facts = (id: string) => ({
  verified: id === 'weak',
  payments: id === 'sure' ? 2 : 0,
  ageDays: id === 'exit' ? 400 : 3,
});
const review = reviewGroup(members, facts, { seed: 1, sample: 2 });
const list = (start: string) =>
  review.lists.find(({ name }) => name.startsWith(start))!.members.map((m) => m.account_id);

describe('reviewGroup', () => {
  it('names the doubtful: weakest first, those that a shared exit could have put there, those to protect', () => {
    expect(list('Weakest')).toEqual(['weak', 'exit', 'sure']);
    expect(list('Would not stand')).toEqual(['exit']);
    expect(list('Hang on one')).toEqual(['weak', 'exit']);
    expect(list('Verified')).toEqual(['weak']);
    expect(list('Paying')).toEqual(['sure']);
    expect(list('Long-lived')).toEqual(['exit']);
  });

  it('says what a threshold costs on both sides', () => {
    const at = (threshold: number) => review.thresholds.find((t) => t.threshold === threshold)!;
    expect(at(0)).toMatchObject({ kept: 3, left_out: 0, expected_missed: 0 });
    expect(at(0).expected_innocents).toBeCloseTo(0.001 + 0.1 + 0.4);
    expect(at(0.9)).toMatchObject({ kept: 2, left_out: 1, expected_missed: 0.6 });
  });

  it('draws the same sample for the same seed, whatever the order of members', () => {
    const again = reviewGroup([...members].reverse(), facts, { seed: 1, sample: 2 });
    expect(again.sample.map((m) => m.account_id)).toEqual(review.sample.map((m) => m.account_id));
    expect(review.sample).toHaveLength(2);
  });
});
