import { createHash } from 'node:crypto';
import type { GroupReview, ReviewMember } from '../../contract/api.js';
import type { MemberOutput } from '../../contract/outputs.js';

/** What the tables know of a member beside the evidence. */
export interface MemberFacts {
  readonly verified: boolean | null;
  readonly payments: number;
  /** Days between sign-up and the first exchange that was seen. */
  readonly ageDays: number | null;
}

const LISTED = 40;
const FAMILIES_MIN = 2;
const LONG_LIVED_DAYS = 180;
const THRESHOLDS = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];

/** Members to look at before anything leaves the house, and what a threshold costs on both sides; pure. */
export function reviewGroup(
  members: readonly MemberOutput[],
  factsOf: (accountId: string) => MemberFacts,
  o: { seed: number; sample: number },
): GroupReview {
  const all = members.map((member) => present(member, factsOf(member.account_id)));
  const byWeakness = [...all].sort(
    (a, b) =>
      a.confidence - b.confidence || a.bits - b.bits || (a.account_id < b.account_id ? -1 : 1),
  );
  const list = (name: string, why: string, test: (member: ReviewMember) => boolean) => {
    const found = byWeakness.filter(test);
    return { name, why, total: found.length, members: found.slice(0, LISTED) };
  };
  return {
    members: all.length,
    thresholds: THRESHOLDS.map((threshold) => costOf(threshold, all)),
    lists: [
      list(
        'Weakest members',
        'the least certain first; one wrong among them is likelier than among the rest',
        () => true,
      ),
      list(
        'Would not stand without network evidence',
        'fewer than two families are left when addresses and ranges are taken away: a shared exit could have put them here',
        (member) => member.families_without_network < FAMILIES_MIN,
      ),
      list(
        'Hang on one family',
        'without their strongest family the evidence speaks against them',
        (member) => member.bits_without_strongest < 0,
      ),
      list(
        'Verified organisations',
        'somebody checked who they are',
        (member) => member.verified === true,
      ),
      list(
        'Paying',
        'they have paid; a wrong step costs a customer',
        (member) => member.payments > 0,
      ),
      list(
        'Long-lived',
        `they signed up ${LONG_LIVED_DAYS} days or more before their first exchange seen here`,
        (member) => (member.age_days ?? 0) >= LONG_LIVED_DAYS,
      ),
    ],
    sample: sampleOf(all, o),
  };
}

function present(member: MemberOutput, facts: MemberFacts): ReviewMember {
  const speaking = member.family_bits.filter(({ bits }) => bits > 0);
  const strongest = Math.max(0, ...speaking.map(({ bits }) => bits));
  return {
    account_id: member.account_id,
    confidence: member.confidence,
    bits: member.bits,
    status: member.status,
    exchanges: member.exchanges,
    families: speaking.map(({ family }) => family),
    bits_without_strongest: Number((member.bits - strongest).toFixed(2)),
    families_without_network: speaking.filter(({ family }) => family !== 'network').length,
    verified: facts.verified,
    payments: facts.payments,
    age_days: facts.ageDays,
  };
}

/**
 * At a threshold: who is kept, how many innocents that holds by the run’s own probabilities, and
 * how many of the operator’s accounts it lets go.
 */
function costOf(threshold: number, members: readonly ReviewMember[]) {
  const kept = members.filter(({ confidence }) => confidence >= threshold);
  const sum = (list: readonly ReviewMember[], of: (confidence: number) => number) =>
    Number(list.reduce((total, { confidence }) => total + of(confidence), 0).toFixed(3));
  return {
    threshold,
    kept: kept.length,
    expected_innocents: sum(kept, (confidence) => 1 - confidence),
    left_out: members.length - kept.length,
    expected_missed: sum(
      members.filter(({ confidence }) => confidence < threshold),
      (confidence) => confidence,
    ),
  };
}

/** A sample that follows from the seed and the ids alone: drawn again, it is the same. */
function sampleOf(members: readonly ReviewMember[], o: { seed: number; sample: number }) {
  const rank = (id: string) => createHash('sha256').update(`${o.seed}\n${id}`).digest('hex');
  return [...members]
    .map((member) => ({ member, rank: rank(member.account_id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, o.sample)
    .map(({ member }) => member);
}
