import { AIMS, type Aim } from '../../prompts/aims.js';
import type { Random } from '../../random.js';
import type { Range } from '../infrastructure.js';

/** How an operator works; the styles that public reports describe, as choices and numbers. */
export interface OperatorStyle {
  readonly name: string;
  /** What the style is called in the truth. */
  readonly style: string;
  readonly accounts: number;
  readonly exchangesEach: number;
  readonly aims: readonly Aim[];
  /** Cards for many accounts; a card for each account from few issuers; prepaid or crypto; nothing. */
  readonly payment: 'shared' | 'virtual' | 'gift' | 'crypto' | 'unpaid';
  readonly accountsPerCard: number;
  /** Devices for several accounts; an antidetect browser with a fresh one each; none sent. */
  readonly device: 'shared' | 'fresh' | 'none';
  readonly accountsPerDevice: number;
  /** Rented /24s; single addresses of homes; IPv6 /48s with a /64 for each account; one seller's ranges. */
  readonly network: 'hosted' | 'residential' | 'ipv6' | 'seller';
  readonly ranges: number;
  /** Share of its ranges that customers rent as well. */
  readonly sharedRanges: number;
  readonly seller?: readonly Range[];
  readonly mailbox: 'free' | 'throwaway' | 'plus-dot' | 'company' | 'domains';
  /** Mail domains of its own, where its mailboxes are at these alone. */
  readonly domains: number;
  readonly phonePool: boolean;
  readonly templates: number;
  /** Share of its prompts that are made from its templates. */
  readonly templateShare: number;
  /** Share of templates copied from what goes round. */
  readonly copiedTemplates: number;
  readonly foreign: number;
  readonly paraphrased: number;
  readonly hours: 'clock' | 'office' | 'human';
  /** 1 = bursts of sign-ups, 0 = drip. */
  readonly burst: number;
  /** Months before the logs in which a drip of sign-ups began. */
  readonly dripMonths: number;
  /** Waves, each with cards, devices and ranges of its own. */
  readonly waves: number;
  /**
   * 0, or about how many accounts are a block, with cards, names, devices and ranges of its own. All
   * blocks work at the same time; nothing but templates goes through them.
   */
  readonly blockAccounts: number;
  /** Share of accounts bought with a history before the logs. */
  readonly aged: number;
  /** Accounts of innocents that it took over, beside its own. */
  readonly takenOver: number;
  /** In a farm: how many clients it works for, and customers of other kinds behind the same farm. */
  readonly clients: number;
  readonly bystanders: number;
}

const pickWeighted = <T>(random: Random, choices: readonly (readonly [T, number])[]): T =>
  choices[random.weighted(choices.map(([, weight]) => weight))]![0];

/** The plain style: cards, devices and ranges in pools that accounts draw from independently. */
export function woven(
  random: Random,
  name: string,
  accounts: number,
  changes: Partial<OperatorStyle> = {},
): OperatorStyle {
  return {
    name,
    style: 'woven',
    accounts,
    exchangesEach: random.between(15, 50),
    aims: random.shuffled(AIMS).slice(0, random.int(1, 3)),
    payment: 'shared',
    accountsPerCard: random.int(8, 20),
    device: 'shared',
    accountsPerDevice: random.int(3, 8),
    network: 'hosted',
    ranges: Math.max(3, Math.round(accounts / random.int(12, 40))),
    sharedRanges: random.between(0.15, 0.4),
    mailbox: random.chance(0.25) ? 'throwaway' : 'free',
    domains: 0,
    phonePool: random.chance(0.2),
    templates: random.int(2, 6),
    templateShare: random.between(0.7, 0.98),
    copiedTemplates: 0,
    foreign: random.chance(0.5) ? 0 : random.between(0.1, 0.7),
    paraphrased: random.chance(0.6) ? 0 : random.between(0.1, 0.4),
    hours: 'clock',
    burst: random.float(),
    dripMonths: 0,
    waves: 1,
    blockAccounts: 0,
    aged: 0,
    takenOver: 0,
    clients: 1,
    bystanders: 0,
    ...changes,
  };
}

type Changes = (random: Random, accounts: number) => Partial<OperatorStyle>;

/** The styles by name, as changes to the plain one. */
export const STYLES = {
  woven: () => ({}),
  rotation: (r) => ({ waves: r.int(2, 4), burst: r.between(0.3, 1) }),
  seller: () => ({ network: 'seller' }),
  slow: (r) => ({ exchangesEach: r.between(3, 8) }),
  polluted: (r) => ({
    copiedTemplates: r.between(0.2, 0.5),
    templates: r.int(4, 8),
    aged: r.between(0.2, 0.6),
    network: 'residential',
    templateShare: r.between(0.5, 0.75),
    hours: r.pick(['human', 'clock']),
    burst: 0.2,
  }),
  drip: (r) => ({ burst: 0, dripMonths: r.int(1, 9) }),
  takeover: (r, accounts) => ({
    takenOver: Math.max(1, Math.round(accounts * r.between(0.03, 0.15))),
  }),
  antidetect: (r) => ({ device: r.pick(['fresh', 'none']), accountsPerCard: r.int(5, 15) }),
  'gift-and-crypto': (r) => ({ payment: r.pick(['gift', 'crypto']), accountsPerCard: r.int(2, 8) }),
  'virtual-cards': () => ({ payment: 'virtual' }),
  ipv6: () => ({ network: 'ipv6' }),
  office: (r) => ({
    hours: 'office',
    network: r.pick(['hosted', 'seller']),
    burst: r.between(0, 0.5),
  }),
  'plus-dot': () => ({ mailbox: 'plus-dot' }),
  'phone-pool': () => ({ phonePool: true, mailbox: 'free' }),
  'sham-company': (r) => ({ mailbox: 'company', accountsPerCard: r.int(10, 60) }),
  farm: (r, accounts) => ({
    clients: 2,
    bystanders: Math.round(accounts * r.between(0.1, 0.35)),
    templates: r.int(3, 6),
  }),
  // One card serves a block, or one exit, or both; where one does not, each account has its own.
  blocks: (r) => ({
    blockAccounts: r.int(7, 18),
    device: r.pick(['fresh', 'none']),
    mailbox: 'free',
    phonePool: false,
    accountsPerCard: 100,
    sharedRanges: 0,
    templates: r.int(1, 4),
    ...r.pick<Partial<OperatorStyle>>([
      { payment: r.pick(['shared', 'crypto']), network: 'hosted', ranges: 1 },
      { payment: r.pick(['shared', 'gift']), network: 'residential', ranges: 400 },
      { payment: r.pick(['virtual', 'unpaid']), network: 'hosted', ranges: r.int(1, 2) },
    ]),
  }),
  domains: (r, accounts) => ({
    mailbox: 'domains',
    domains: r.int(3, Math.max(4, Math.min(20, Math.round(accounts / 12)))),
    phonePool: false,
    accountsPerCard: r.int(6, 16),
    device: r.pick(['fresh', 'none', 'shared']),
    network: 'residential',
    ranges: r.pick([accounts, 3 * accounts]),
  }),
} as const satisfies Record<string, Changes>;
export type StyleName = keyof typeof STYLES;

/** A style by name. */
export function drawStyle(
  random: Random,
  style: StyleName,
  name: string,
  accounts: number,
  changes: Partial<OperatorStyle> = {},
): OperatorStyle {
  const of: Changes = STYLES[style];
  return woven(random, name, accounts, { style, ...of(random, accounts), ...changes });
}

/**
 * Habits of several styles at once. Nobody can find what leaves no trace at all, so of cards,
 * devices and ranges at least one stays shared, and templates stay its own.
 */
export function mixedStyle(random: Random, name: string, accounts: number): OperatorStyle {
  const payment = pickWeighted(random, [
    ['shared', 5],
    ['virtual', 2],
    ['gift', 1],
    ['crypto', 1],
    ['unpaid', 1],
  ] as const);
  const network = pickWeighted(random, [
    ['hosted', 5],
    ['residential', payment === 'shared' ? 2 : 0],
    ['ipv6', 2],
    ['seller', 2],
  ] as const);
  return woven(random, name, accounts, {
    style: 'mixed',
    payment,
    network,
    device: random.chance(0.7) || payment === 'unpaid' ? 'shared' : random.pick(['fresh', 'none']),
    mailbox: random.pick(['free', 'free', 'throwaway', 'plus-dot', 'company']),
    phonePool: random.chance(0.3),
    hours: random.pick(['clock', 'clock', 'office', 'human']),
    waves: random.chance(0.25) ? random.int(2, 3) : 1,
    aged: random.chance(0.25) ? random.between(0.1, 0.5) : 0,
    dripMonths: random.chance(0.3) ? random.int(1, 6) : 0,
    burst: random.chance(0.3) ? 0 : random.float(),
    takenOver: random.chance(0.2) ? Math.ceil(accounts * 0.04) : 0,
    copiedTemplates: random.chance(0.3) ? random.between(0.1, 0.4) : 0,
    exchangesEach: random.chance(0.25) ? random.between(3, 8) : random.between(10, 50),
    templateShare: random.between(0.55, 0.95),
  });
}
