import type { GroupProfile } from './groupProfile.js';

export type Row = readonly [number, number, number, number, number, number, number, number];
type Table = {
  readonly [Field in keyof GroupProfile]: {
    readonly [Category in NonNullable<GroupProfile[Field]>]: Row;
  };
};

/**
 * How often each hypothesis shows each category, in percent, in the order of `HYPOTHESES`.
 * Expert judgement from public reports of such campaigns and of how shared places behave, and
 * the prior of what is counted in generated worlds (profileCounts.ts); a column of a field need not add up to 100 exactly,
 * it is normalised when read. No cell is zero: no single habit settles the matter.
 */
export const LIKELIHOODS: Table = {
  //                       operator house company campus event resell infra templ
  size: {
    household: [5, 96, 20, 3, 3, 10, 10, 6],
    small: [10, 3.9, 30, 8, 10, 20, 15, 14],
    medium: [25, 0.1, 30, 30, 40, 40, 25, 30],
    large: [30, 0.01, 15, 39, 40, 25, 25, 30],
    'very large': [30, 0.01, 5, 20, 7, 5, 25, 20],
  },
  instruments: {
    'not shared': [9, 24, 18, 90, 90, 10, 93, 93],
    'one for all': [8, 63, 66, 1, 2, 56, 1, 1],
    'two for all': [5, 2, 3, 1.5, 1, 8, 0.6, 0.6],
    'a pool of several': [47, 1.5, 1.5, 1, 1, 10, 1.2, 1.2],
    'a pool in one name': [3, 0.5, 4, 1, 0.5, 5, 0.3, 0.3],
    'in part': [13, 7, 6, 6.5, 5.5, 10, 3.5, 3.5],
    'own cards in one name': [4, 6, 8, 0.5, 0.5, 5, 0.5, 0.5],
    'own cards in few names': [11, 2, 2, 0.5, 0.5, 3, 0.5, 0.5],
  },
  devices: {
    'not shared': [15, 30, 72, 55, 72, 80, 93, 93],
    'one for all': [5, 45, 3, 5, 3, 2, 1, 1],
    'a pool of several': [60, 10, 7, 18, 12, 6, 2, 2],
    'in part': [20, 15, 18, 22, 13, 12, 4, 4],
  },
  ranges: {
    'not shared': [10, 3, 10, 5, 5, 50, 1, 85],
    'one for all': [10, 90, 68, 73, 80, 20, 60, 2],
    'two for all': [5, 2, 9, 9, 5, 6, 5, 1],
    'a pool of several': [60, 2, 8, 8, 4, 10, 30, 4],
    'in part': [13, 4, 9, 9, 7, 15, 4, 8],
    'among many others': [10, 4, 4, 20, 8, 10, 60, 8],
  },
  pools: {
    cross: [70, 10, 12, 35, 20, 30, 25, 25],
    'cross in part': [15, 20, 18, 25, 25, 20, 25, 25],
    'go together': [15, 70, 70, 40, 55, 50, 50, 50],
  },
  verified: {
    'no organisation': [85, 93, 20, 20, 75, 65, 60, 60],
    'hardly any': [12, 5, 12, 4, 10, 10, 10, 10],
    some: [2.6, 1.5, 17, 18, 17, 17, 30, 30],
    mostly: [0.4, 0.5, 58, 70, 3, 28, 3, 3],
  },
  domain: {
    'own with history': [1, 1, 78, 78, 3, 15, 2, 2],
    'own and new': [11, 1, 7, 3, 3, 10, 1, 1],
    'several of its own': [9, 0.5, 3, 3, 0.5, 3, 0.5, 0.5],
    'few mailboxes': [8, 3, 2, 0.5, 0.5, 4, 0.5, 0.5],
    'none of its own': [71, 94.5, 10, 15.5, 93, 68, 96, 96],
  },
  software: {
    'one of its own': [22, 3.7, 24, 2.7, 1.7, 5.3, 1, 4.7],
    'one under many names': [8, 0.3, 1, 0.3, 0.3, 0.7, 1, 0.3],
    'none of its own': [70, 96, 75, 97, 98, 94, 98, 95],
  },
  templates: {
    'most prompts': [75, 3, 25, 5, 10, 4, 3, 15],
    'some prompts': [17, 10, 35, 30, 35, 10, 12, 45],
    'few prompts': [8, 87, 40, 65, 55, 86, 85, 40],
  },
  hours: {
    'around the clock': [54, 3, 2, 3, 8, 3, 5, 4],
    'in shifts': [6, 1, 6, 2, 4, 1, 3, 2],
    'partly at night': [25, 16, 12, 25, 33, 16, 26, 20],
    'human hours': [15, 80, 84, 70, 55, 80, 68, 75],
  },
  weekends: {
    'as on other days': [70, 45, 8, 35, 50, 30, 40, 35],
    less: [20, 43, 22, 40, 30, 40, 48, 50],
    'hardly any': [10, 12, 70, 25, 20, 30, 12, 15],
  },
  signups: {
    'one day': [10, 10, 12, 12, 78, 5, 1, 1],
    'a few days': [32, 30, 30, 35, 18, 22, 4, 7],
    'spread out': [58, 60, 58, 53, 4, 73, 95, 92],
  },
  volume: {
    low: [15, 72, 50, 75, 55, 72, 72, 68],
    medium: [40, 24, 40, 22, 37, 24, 24, 27],
    high: [45, 4, 10, 3, 8, 4, 4, 5],
  },
  referral: {
    'one code': [10, 4, 8, 8, 60, 40, 2, 2],
    'no common code': [90, 96, 92, 92, 40, 60, 98, 98],
  },
};
