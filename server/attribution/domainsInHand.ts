import { DisjointSets } from './disjointSets.js';
import { type Evidence, holdersOf, type Rows, signalsOf } from './evidence.js';
import type { Proposal } from './proposal.js';
import { DEVICES, INSTRUMENTS } from './resourceKinds.js';

/** A card or device stands for a block of accounts from so many on: two may be a couple. */
const BLOCK_ACCOUNTS_MIN = 3;
/** Of a domain in somebody's hand at least this share of the accounts is in such a block. */
const IN_BLOCKS_MIN = 0.9;
/** And no block has more than this share of it: a firm's domain goes with the firm's card. */
const ONE_BLOCK_MAX = 0.5;
/** And at least this share is in a block that has accounts of another such domain. */
const CROSSING_MIN = 0.7;

/** One for each evidence: asked of each group, and the same for all. */
const KNOWN = new WeakMap<Rows, ReadonlySet<number>>();

/**
 * Mail domains that are a thing in somebody's hand, as a card is, and no place where strangers meet:
 * nearly everybody who has mail there shares a card or a device with others, these are many, and
 * they go across such domains. A provider of mail has customers who share nothing, a firm's domain
 * goes with its card.
 */
export function domainsInHand(evidence: Evidence): ReadonlySet<number> {
  let known = KNOWN.get(evidence.bySignal);
  if (known === undefined) KNOWN.set(evidence.bySignal, (known = findDomains(evidence)));
  return known;
}

function findDomains(evidence: Evidence): ReadonlySet<number> {
  const candidates: number[] = [];
  /** By block: in how many of the candidate domains it has accounts. */
  const domainsOf = new Map<number, number>();
  for (let domain = 0; domain < evidence.signals; domain++) {
    if (evidence.kinds[domain] !== 'email_domain') continue;
    const blocks = blocksOf(evidence, domain);
    if (blocks === null) continue;
    candidates.push(domain);
    for (const block of blocks) domainsOf.set(block, (domainsOf.get(block) ?? 0) + 1);
  }
  const crosses = (block: number): boolean => domainsOf.get(block)! > 1;
  return new Set(candidates.filter((domain) => shareOf(evidence, domain, crosses) >= CROSSING_MIN));
}

/** The blocks that a domain's accounts are in; null where too few are in any, or too many in one. */
function blocksOf(evidence: Evidence, domain: number): number[] | null {
  const holders = evidence.holders[domain]!;
  if (holders < BLOCK_ACCOUNTS_MIN) return null;
  // Most domains are of this kind: seen after the first few accounts.
  const outsideMax = Math.floor((1 - IN_BLOCKS_MIN) * holders);
  const blocks = new Map<number, number>();
  let outside = 0;
  for (const account of holdersOf(evidence, domain)) {
    const own = blocksWith(evidence, account);
    if (own.length === 0 && ++outside > outsideMax) return null;
    for (const block of own) blocks.set(block, (blocks.get(block) ?? 0) + 1);
  }
  let top = 0;
  for (const count of blocks.values()) top = Math.max(top, count);
  return top > ONE_BLOCK_MAX * holders ? null : [...blocks.keys()];
}

function blocksWith(evidence: Evidence, account: number): number[] {
  return [...signalsOf(evidence, account)].filter(
    (signal) =>
      evidence.holders[signal]! >= BLOCK_ACCOUNTS_MIN &&
      (INSTRUMENTS.has(evidence.kinds[signal]!) || DEVICES.has(evidence.kinds[signal]!)),
  );
}

function shareOf(evidence: Evidence, domain: number, accepts: (block: number) => boolean): number {
  const holders = holdersOf(evidence, domain);
  let inside = 0;
  for (const account of holders) if (blocksWith(evidence, account).some(accepts)) inside++;
  return inside / holders.length;
}

/**
 * Accounts with mail at domains in somebody's hand that the same blocks go across, as communities to
 * start from: a card's dozen accounts are rarer than a domain's hundred, so that a search for
 * communities finds the cards one by one. Null where no domain is in anybody's hand.
 */
export function acrossDomains(evidence: Evidence): Proposal | null {
  const domains = [...domainsInHand(evidence)];
  if (domains.length === 0) return null;
  const sets = new DisjointSets(domains.length);
  const firstOf = new Map<number, number>();
  for (const [no, domain] of domains.entries()) {
    for (const account of holdersOf(evidence, domain)) {
      for (const block of blocksWith(evidence, account)) {
        const first = firstOf.get(block);
        if (first === undefined) firstOf.set(block, no);
        else sets.join(no, first);
      }
    }
  }
  const communities = new Int32Array(evidence.accounts).fill(-1);
  for (const [no, domain] of domains.entries())
    for (const account of holdersOf(evidence, domain)) communities[account] = sets.find(no);
  return { name: 'across mail domains', communities, targetSize: evidence.accounts };
}
