import type { Random } from '../../random.js';
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
import type { Setting } from './setting.js';

const times = (count: number, make: () => void): void => {
  for (let i = 0; i < count; i++) make();
};

/** Honest groups that share things, by the class they have in the truth; each call makes one or a few. */
export const LOOKALIKES = {
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

export type LookalikeKind = keyof typeof LOOKALIKES;
export const LOOKALIKE_KINDS = Object.keys(LOOKALIKES) as readonly LookalikeKind[];
export type { Setting } from './setting.js';
