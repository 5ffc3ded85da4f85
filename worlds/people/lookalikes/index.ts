import type { Random } from '../../random.js';
import { bureaus, holding, pieceWorkers } from './bureaus.js';
import { internetCafe, onDuty } from './counters.js';
import {
  carrierUsers,
  charity,
  coworking,
  promptCollection,
  toolUsers,
  vpnUsers,
} from './crowds.js';
import { conference, hackathon } from './events.js';
import { accountant, agency, company, officeNat, startup } from './firms.js';
import { familyPlan, household } from './home.js';
import { campus, lab, library, mooc } from './learning.js';
import { bootcamp, school } from './schools.js';
import type { Setting } from './setting.js';
import { accountBuyers, appCustomers } from './trade.js';

const times = (count: number, make: () => void): void => {
  for (let i = 0; i < count; i++) make();
};

/** Honest groups that share things, by the class they have in the truth; each call makes one or a few. */
const GENERAL = {
  household: (s: Setting, r: Random) => times(r.int(4, 12), () => household(s)),
  'family-plan': (s: Setting, r: Random) => times(r.int(1, 4), () => familyPlan(s)),
  company: (s: Setting, r: Random) =>
    company(s, Math.round(Math.min(150, r.lognormal(22, 0.8))) + 3),
  startup: (s: Setting, r: Random) => times(r.int(1, 3), () => startup(s)),
  reseller: (s: Setting, r: Random) => agency(s, r.int(10, 90)),
  accountant: (s: Setting, r: Random) => times(r.int(1, 2), () => accountant(s)),
  'office-nat': (s: Setting, r: Random) => officeNat(s, r.int(10, 80)),
  campus: (s: Setting, r: Random) => campus(s, r.int(30, 220)),
  lab: (s: Setting, r: Random) => times(r.int(1, 2), () => lab(s)),
  mooc: (s: Setting, r: Random) => mooc(s, r.int(20, 150)),
  library: (s: Setting, r: Random) => library(s, r.int(10, 50)),
  hackathon: (s: Setting, r: Random) => hackathon(s, r.int(20, 140)),
  conference: (s: Setting, r: Random) => conference(s, r.int(20, 100)),
  vpn: (s: Setting, r: Random) => vpnUsers(s, r.int(15, 60)),
  cgnat: (s: Setting, r: Random) => carrierUsers(s, r.int(20, 80)),
  'tool-users': (s: Setting, r: Random) => toolUsers(s, r.int(20, 150)),
  'prompt-collection': (s: Setting, r: Random) => promptCollection(s, r.int(20, 120)),
  coworking: (s: Setting, r: Random) => coworking(s, r.int(10, 50)),
  charity: (s: Setting, r: Random) => charity(s, r.int(10, 50)),
} as const;

/**
 * Houses where many people work or learn by one plan, on machines that are not theirs. They came
 * later, and only the worlds of one family have them: those of the others stay what they were.
 */
const INSTITUTIONS = {
  school: (s: Setting, r: Random) => school(s, r.int(1, 6)),
  bootcamp: (s: Setting, r: Random) => bootcamp(s, r.int(12, 70)),
  bureau: (s: Setting, r: Random) => bureaus(s, 1 + r.weighted([55, 30, 15])),
  'piece-workers': (s: Setting, r: Random) => pieceWorkers(s, r.int(20, 160)),
  holding: (s: Setting, r: Random) => holding(s, r.int(2, 6)),
  'internet-cafe': (s: Setting, r: Random) => internetCafe(s, r.int(15, 80)),
  'on-duty': (s: Setting, r: Random) => onDuty(s, r.int(15, 90)),
} as const;

/**
 * Customers whom nothing but what they bought has in common. They came last: only worlds that are
 * theirs alone have them.
 */
const TRADE = {
  'app-customers': (s: Setting, r: Random) => appCustomers(s, r.int(20, 200)),
  'account-buyers': (s: Setting, r: Random) => accountBuyers(s, r.int(30, 200)),
} as const;

export const LOOKALIKES = { ...GENERAL, ...INSTITUTIONS, ...TRADE };
export type LookalikeKind = keyof typeof LOOKALIKES;
/** Those of a world that says nothing else. */
export const LOOKALIKE_KINDS = Object.keys(GENERAL) as readonly LookalikeKind[];
export const INSTITUTION_KINDS = Object.keys(INSTITUTIONS) as readonly LookalikeKind[];
export const TRADE_KINDS = Object.keys(TRADE) as readonly LookalikeKind[];
export type { Setting } from './setting.js';
