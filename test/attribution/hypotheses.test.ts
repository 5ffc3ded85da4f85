import { describe, expect, it } from 'vitest';
import { operatorProbability } from '../../server/attribution/calibration.js';
import { type GroupProfile, isThin, mayBePeople } from '../../server/attribution/groupProfile.js';
import { expertLogOdds, weighHypotheses } from '../../server/attribution/hypotheses.js';
import { DEFAULT_PARAMETERS } from '../../server/attribution/parameters.js';
import type { PaymentMeans } from '../../server/attribution/sharing.js';

const UNKNOWN: GroupProfile = {
  size: 'medium',
  instruments: null,
  devices: null,
  ranges: null,
  pools: null,
  verified: null,
  domain: null,
  software: null,
  templates: null,
  hours: null,
  weekends: null,
  signups: 'spread out',
  volume: null,
  referral: 'no common code',
};

/** What each kind of group shows by public description; the last column must win. */
const CASES: readonly [string, Partial<GroupProfile>][] = [
  [
    'operator',
    {
      instruments: 'a pool of several',
      devices: 'a pool of several',
      ranges: 'a pool of several',
      verified: 'hardly any',
      templates: 'most prompts',
      hours: 'around the clock',
    },
  ],
  [
    'company',
    {
      instruments: 'one for all',
      devices: 'not shared',
      ranges: 'one for all',
      verified: 'mostly',
      domain: 'own with history',
      templates: 'most prompts',
      hours: 'human hours',
      weekends: 'hardly any',
    },
  ],
  [
    'campus',
    {
      instruments: 'not shared',
      devices: 'not shared',
      ranges: 'one for all',
      verified: 'mostly',
      domain: 'own with history',
      templates: 'few prompts',
      hours: 'human hours',
      size: 'large',
    },
  ],
  [
    'event',
    {
      instruments: 'not shared',
      devices: 'not shared',
      ranges: 'one for all',
      verified: 'hardly any',
      signups: 'one day',
      referral: 'one code',
      templates: 'some prompts',
    },
  ],
  [
    'household',
    {
      size: 'household',
      instruments: 'one for all',
      devices: 'one for all',
      ranges: 'one for all',
      hours: 'human hours',
    },
  ],
  [
    'reseller',
    {
      instruments: 'one for all',
      devices: 'not shared',
      ranges: 'not shared',
      templates: 'few prompts',
      referral: 'one code',
    },
  ],
  [
    'infrastructure',
    {
      instruments: 'not shared',
      devices: 'not shared',
      ranges: 'a pool of several',
      templates: 'few prompts',
      size: 'very large',
    },
  ],
  [
    'template',
    {
      instruments: 'not shared',
      devices: 'not shared',
      ranges: 'not shared',
      templates: 'some prompts',
      hours: 'human hours',
    },
  ],
];

describe('weighHypotheses', () => {
  it.each(CASES)('prefers %s for what it shows', (name, shown) => {
    const weighed = weighHypotheses({ ...UNKNOWN, ...shown });
    expect(weighed[0]!.hypothesis).toBe(name);
    expect(weighed.reduce((sum, h) => sum + h.posterior, 0)).toBeCloseTo(1);
  });

  it('establishes nothing where nothing is known', () => {
    expect(weighHypotheses(UNKNOWN)[0]!.posterior).toBeLessThan(0.5);
  });

  it('does not call an automated company an operator for its hours alone', () => {
    const shown = {
      ...UNKNOWN,
      ...Object.fromEntries(CASES)['company'],
      hours: 'around the clock',
    } as const;
    expect(weighHypotheses(shown as GroupProfile)[0]!.hypothesis).toBe('company');
  });
});

describe('isThin', () => {
  it('is what is known by habits alone', () => {
    const habits: Partial<GroupProfile> = {
      templates: 'most prompts',
      hours: 'around the clock',
      software: 'one of its own',
    };
    const thin = (shown: Partial<GroupProfile>) =>
      isThin({ ...UNKNOWN, ...habits, ...shown }, null);
    expect(thin({})).toBe(true);
    expect(thin({ ranges: 'among many others', domain: 'none of its own' })).toBe(true);
    for (const known of [
      { instruments: 'not shared' },
      { devices: 'in part' },
      { ranges: 'one for all' },
      { domain: 'few mailboxes' },
    ] satisfies Partial<GroupProfile>[])
      expect(thin(known)).toBe(false);
  });

  it('is to have gift cards in common besides, and not other instruments', () => {
    const paid: GroupProfile = { ...UNKNOWN, instruments: 'a pool of several' };
    expect(isThin(paid, 'gift cards')).toBe(true);
    expect(isThin(paid, 'wallets')).toBe(false);
    expect(isThin({ ...paid, devices: 'a pool of several' }, 'gift cards')).toBe(false);
  });
});

describe('what people may do', () => {
  const paidFor: Partial<GroupProfile> = {
    instruments: 'two for all',
    templates: 'some prompts',
    hours: 'human hours',
  };
  const people = (shown: Partial<GroupProfile>, means: PaymentMeans | null = null) =>
    mayBePeople({ ...UNKNOWN, ...shown }, means);

  it('is to work by day, in their own words, on a card or two that somebody pays', () => {
    expect(people(paidFor)).toBe(true);
    expect(people({ ...paidFor, instruments: 'one for all', templates: 'few prompts' })).toBe(true);
  });

  it.each<Partial<GroupProfile>>([
    { instruments: 'a pool of several' },
    { templates: 'most prompts' },
    { hours: 'partly at night' },
    { templates: null },
  ])('is no more with %j', (other) => {
    expect(people({ ...paidFor, ...other })).toBe(false);
  });

  const customers: Partial<GroupProfile> = {
    instruments: 'not shared',
    ranges: 'a pool of several',
    domain: 'none of its own',
    software: 'one of its own',
    templates: 'most prompts',
  };

  it('is to be customers of one program: its client, its server’s ranges, its prompt', () => {
    expect(people(customers)).toBe(true);
    expect(people({ ...customers, devices: 'not shared', hours: 'human hours' })).toBe(true);
    expect(people({ ...customers, instruments: null })).toBe(true);
    expect(people({ ...customers, hours: 'around the clock' })).toBe(true);
  });

  it.each<Partial<GroupProfile>>([
    { instruments: 'in part' },
    { devices: 'a pool of several' },
    { domain: 'several of its own' },
    { software: 'none of its own' },
    { software: 'one under many names' },
  ])('is no more of one program’s customers with %j', (other) => {
    expect(people({ ...customers, ...other })).toBe(false);
  });

  const school: Partial<GroupProfile> = {
    devices: 'a pool of several',
    ranges: 'two for all',
    domain: 'own and new',
    templates: 'most prompts',
    hours: 'human hours',
  };

  it('is to be of one house: its places, its mail, by day', () => {
    expect(people(school)).toBe(true);
    expect(people({ ...school, ranges: 'one for all', instruments: 'one for all' })).toBe(true);
  });

  it.each<Partial<GroupProfile>>([
    { ranges: 'a pool of several' },
    { domain: 'several of its own' },
    { instruments: 'a pool of several' },
    { hours: 'in shifts' },
  ])('is no more of a house with %j', (other) => {
    expect(people({ ...school, ...other })).toBe(false);
  });

  it('is to work by day at a machine each, whatever the prompts and whoever pays', () => {
    const panel: Partial<GroupProfile> = {
      instruments: 'a pool of several',
      devices: 'not shared',
      templates: 'most prompts',
      hours: 'human hours',
    };
    expect(people(panel)).toBe(true);
    expect(people({ ...panel, devices: null })).toBe(false);
    expect(people({ ...panel, devices: 'in part' })).toBe(false);
    expect(people({ ...panel, hours: 'in shifts' })).toBe(false);
    expect(people(panel, 'gift cards')).toBe(true);
    // Nobody who pays for people has a stack of nameless wallets.
    expect(people(panel, 'wallets')).toBe(false);
    const forged = { ...panel, software: 'one under many names' } as const;
    expect(people({ ...forged, ranges: 'a pool of several' })).toBe(true);
    expect(people({ ...forged, ranges: 'among many others' })).toBe(false);
  });

  it('is to have a machine each, where nothing is known of hours and prompts', () => {
    expect(people({ devices: 'not shared' })).toBe(true);
    expect(people({ devices: 'in part' })).toBe(false);
    expect(people({ devices: 'not shared', templates: 'most prompts' })).toBe(false);
  });
});

describe('expertLogOdds', () => {
  /** Two classes of one school, at the school's machines in two rooms. */
  const classes: GroupProfile = {
    ...UNKNOWN,
    devices: 'a pool of several',
    ranges: 'two for all',
    pools: 'go together',
    verified: 'no organisation',
    domain: 'own and new',
    software: 'none of its own',
    templates: 'most prompts',
    hours: 'human hours',
    weekends: 'hardly any',
    signups: 'a few days',
    volume: 'low',
  };
  /** A verified firm that works on every day, as an operator’s front may and so may a firm. */
  const front: GroupProfile = {
    ...UNKNOWN,
    size: 'very large',
    instruments: 'a pool of several',
    devices: 'a pool of several',
    ranges: 'a pool of several',
    pools: 'cross',
    verified: 'mostly',
    domain: 'own with history',
    software: 'none of its own',
    templates: 'most prompts',
    hours: 'human hours',
    weekends: 'as on other days',
    volume: 'low',
  };
  const counted = (profile: GroupProfile) =>
    operatorProbability(weighHypotheses(profile).find((h) => h.hypothesis === 'operator')!.logOdds);

  it('is against one operator where only what was counted in worlds is for it', () => {
    expect(counted(front)).toBeGreaterThan(DEFAULT_PARAMETERS.operatorPosteriorMin);
    expect(expertLogOdds(front)).toBeLessThan(0);
  });

  it('agrees with what was counted that two classes of a school are none', () => {
    expect(counted(classes)).toBeLessThan(0.1);
    expect(expertLogOdds(classes)).toBeLessThan(0);
  });

  it('is for one operator where descriptions are', () => {
    const operator = CASES.find(([hypothesis]) => hypothesis === 'operator')![1];
    expect(expertLogOdds({ ...UNKNOWN, ...operator })).toBeGreaterThan(0);
  });
});
