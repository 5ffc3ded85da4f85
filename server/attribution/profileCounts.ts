import type { ProfileCounts } from './hypotheses.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 31 worlds of random-classic, random-payments-poor, random-stealth: 445 groups, 11936 accounts.
 */
export const PROFILE_COUNTS: ProfileCounts = {
  company: {
    size: {
      household: 7,
      medium: 27,
      small: 20,
      large: 3,
    },
    instruments: {
      'one for all': 33,
      'a pool of several': 15,
    },
    devices: {
      'not shared': 22,
      'a pool of several': 17,
      'one for all': 2,
      'in part': 6,
    },
    ranges: {
      'one for all': 36,
      'a pool of several': 20,
      'in part': 1,
    },
    verified: {
      'hardly any': 19,
      mostly: 25,
      'no organisation': 10,
      some: 3,
    },
    domain: {
      'own with history': 35,
      'none of its own': 13,
    },
    templates: {
      'most prompts': 38,
      'some prompts': 13,
      'few prompts': 4,
    },
    hours: {
      'around the clock': 20,
      'human hours': 23,
      'partly at night': 8,
    },
    weekends: {
      'as on other days': 19,
      'hardly any': 11,
      less: 21,
    },
    signups: {
      'a few days': 9,
      'spread out': 30,
      'one day': 18,
    },
    volume: {
      low: 57,
    },
    referral: {
      'no common code': 57,
    },
  },
  operator: {
    size: {
      large: 20,
      'very large': 18,
      medium: 20,
    },
    instruments: {
      'a pool of several': 52,
      'not shared': 1,
      'one for all': 1,
    },
    devices: {
      'a pool of several': 51,
      'not shared': 2,
    },
    ranges: {
      'a pool of several': 58,
    },
    verified: {
      'no organisation': 57,
      mostly: 1,
    },
    domain: {
      'none of its own': 48,
      'own and new': 3,
    },
    templates: {
      'most prompts': 56,
      'some prompts': 2,
    },
    hours: {
      'around the clock': 51,
      'human hours': 4,
      'partly at night': 2,
    },
    weekends: {
      'as on other days': 44,
      less: 6,
      'hardly any': 7,
    },
    signups: {
      'a few days': 14,
      'spread out': 35,
      'one day': 9,
    },
    volume: {
      low: 58,
    },
    referral: {
      'no common code': 58,
    },
  },
  campus: {
    size: {
      large: 23,
      medium: 29,
      small: 56,
      household: 6,
    },
    instruments: {
      'not shared': 33,
      'a pool of several': 21,
      'one for all': 36,
    },
    devices: {
      'in part': 15,
      'not shared': 71,
      'a pool of several': 25,
      'one for all': 1,
    },
    ranges: {
      'a pool of several': 47,
      'one for all': 65,
      'in part': 2,
    },
    verified: {
      mostly: 20,
      'no organisation': 62,
      some: 18,
      'hardly any': 14,
    },
    domain: {
      'own with history': 68,
      'none of its own': 28,
      'own and new': 9,
    },
    templates: {
      'some prompts': 34,
      'most prompts': 46,
      'few prompts': 23,
    },
    hours: {
      'human hours': 96,
      'partly at night': 3,
    },
    weekends: {
      less: 87,
      'as on other days': 10,
      'hardly any': 2,
    },
    signups: {
      'spread out': 97,
      'one day': 11,
      'a few days': 6,
    },
    volume: {
      low: 114,
    },
    referral: {
      'no common code': 114,
    },
  },
  reseller: {
    size: {
      medium: 25,
      small: 62,
      household: 12,
    },
    instruments: {
      'one for all': 86,
      'a pool of several': 13,
    },
    devices: {
      'not shared': 95,
    },
    ranges: {
      'a pool of several': 67,
      'not shared': 11,
      'in part': 21,
    },
    verified: {
      'no organisation': 66,
      some: 18,
      'hardly any': 15,
    },
    domain: {
      'none of its own': 62,
      'own with history': 36,
    },
    templates: {
      'few prompts': 49,
      'some prompts': 9,
    },
    hours: {
      'human hours': 58,
    },
    weekends: {
      'hardly any': 38,
      less: 19,
      'as on other days': 1,
    },
    signups: {
      'spread out': 92,
      'a few days': 7,
    },
    volume: {
      low: 99,
    },
    referral: {
      'no common code': 77,
      'one code': 22,
    },
  },
  event: {
    size: {
      large: 10,
      small: 2,
      medium: 38,
    },
    instruments: {
      'not shared': 41,
      'one for all': 5,
    },
    devices: {
      'not shared': 46,
    },
    ranges: {
      'one for all': 50,
    },
    verified: {
      'no organisation': 35,
      some: 9,
      'hardly any': 6,
    },
    domain: {
      'none of its own': 44,
    },
    templates: {
      'some prompts': 9,
      'few prompts': 40,
    },
    hours: {
      'human hours': 46,
      'partly at night': 1,
    },
    weekends: {
      less: 39,
      'as on other days': 7,
      'hardly any': 1,
    },
    signups: {
      'one day': 50,
    },
    volume: {
      low: 50,
    },
    referral: {
      'one code': 50,
    },
  },
  infrastructure: {
    size: {
      small: 19,
      medium: 6,
      household: 4,
    },
    instruments: {
      'not shared': 26,
    },
    devices: {
      'not shared': 11,
      'in part': 12,
      'one for all': 4,
      'a pool of several': 1,
    },
    ranges: {
      'one for all': 28,
      'a pool of several': 1,
    },
    verified: {
      'no organisation': 20,
      some: 8,
      'hardly any': 1,
    },
    domain: {
      'none of its own': 29,
    },
    templates: {
      'few prompts': 22,
      'some prompts': 4,
    },
    hours: {
      'human hours': 26,
    },
    weekends: {
      less: 23,
      'as on other days': 3,
    },
    signups: {
      'spread out': 23,
      'a few days': 6,
    },
    volume: {
      low: 29,
    },
    referral: {
      'one code': 24,
      'no common code': 5,
    },
  },
  template: {
    size: {
      medium: 8,
      small: 3,
    },
    instruments: {
      'not shared': 9,
    },
    ranges: {
      'in part': 7,
      'a pool of several': 1,
      'not shared': 3,
    },
    verified: {
      'no organisation': 8,
      some: 2,
      'hardly any': 1,
    },
    domain: {
      'none of its own': 10,
    },
    templates: {
      'some prompts': 10,
      'most prompts': 1,
    },
    hours: {
      'human hours': 10,
    },
    weekends: {
      less: 8,
      'as on other days': 2,
    },
    signups: {
      'spread out': 7,
      'a few days': 4,
    },
    volume: {
      low: 11,
    },
    referral: {
      'one code': 10,
      'no common code': 1,
    },
    devices: {
      'not shared': 9,
    },
  },
  household: {
    size: {
      household: 16,
      small: 1,
    },
    instruments: {
      'one for all': 16,
      'a pool of several': 1,
    },
    devices: {
      'not shared': 15,
      'in part': 1,
    },
    ranges: {
      'in part': 2,
      'not shared': 14,
      'a pool of several': 1,
    },
    verified: {
      'hardly any': 3,
      'no organisation': 11,
      some: 3,
    },
    domain: {
      'none of its own': 17,
    },
    signups: {
      'spread out': 15,
      'a few days': 2,
    },
    volume: {
      low: 17,
    },
    referral: {
      'one code': 17,
    },
    templates: {
      'few prompts': 3,
      'some prompts': 1,
    },
    hours: {
      'human hours': 4,
    },
    weekends: {
      'hardly any': 1,
      less: 1,
      'as on other days': 2,
    },
  },
};
