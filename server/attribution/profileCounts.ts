import type { ProfileCounts } from './seenGroups.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 120 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 2404 groups, 46274 accounts.
 */
export const PROFILE_COUNTS: ProfileCounts = {
  campus: [
    {
      groups: 120,
      counts: {
        size: {
          large: 103,
          medium: 17,
        },
        instruments: {
          'not shared': 113,
        },
        devices: {
          'in part': 58,
          'not shared': 61,
        },
        ranges: {
          'a pool of several': 100,
          'one for all': 20,
        },
        pools: {
          cross: 69,
          'go together': 12,
          'cross in part': 15,
        },
        verified: {
          mostly: 84,
          'no organisation': 29,
          'hardly any': 3,
          some: 4,
        },
        domain: {
          'own with history': 86,
          'own and new': 34,
        },
        templates: {
          'some prompts': 120,
        },
        hours: {
          'human hours': 92,
          'partly at night': 21,
        },
        weekends: {
          'as on other days': 26,
          less: 87,
        },
        signups: {
          'spread out': 86,
          'one day': 34,
        },
        volume: {
          low: 120,
        },
        referral: {
          'no common code': 120,
        },
      },
    },
    {
      groups: 259,
      counts: {
        size: {
          medium: 5,
          small: 233,
          household: 21,
        },
        instruments: {
          'one for all': 219,
          'in part': 4,
          'a pool of several': 6,
          'not shared': 2,
        },
        ranges: {
          'one for all': 246,
          'a pool of several': 12,
          'in part': 1,
        },
        verified: {
          'no organisation': 161,
          some: 64,
          'hardly any': 34,
        },
        domain: {
          'own with history': 248,
          'none of its own': 1,
        },
        templates: {
          'most prompts': 228,
          'some prompts': 26,
        },
        hours: {
          'human hours': 247,
        },
        weekends: {
          less: 229,
          'hardly any': 14,
          'as on other days': 4,
        },
        signups: {
          'spread out': 223,
          'a few days': 36,
        },
        volume: {
          low: 259,
        },
        referral: {
          'no common code': 259,
        },
        devices: {
          'not shared': 246,
        },
        pools: {
          'go together': 7,
        },
      },
    },
    {
      groups: 157,
      counts: {
        size: {
          small: 51,
          household: 25,
          medium: 81,
        },
        devices: {
          'a pool of several': 122,
          'one for all': 35,
        },
        ranges: {
          'one for all': 157,
        },
        verified: {
          'hardly any': 17,
          'no organisation': 99,
          some: 41,
        },
        domain: {
          'none of its own': 157,
        },
        templates: {
          'few prompts': 107,
          'some prompts': 8,
        },
        hours: {
          'human hours': 109,
        },
        weekends: {
          'as on other days': 11,
          less: 94,
          'hardly any': 4,
        },
        signups: {
          'spread out': 151,
          'a few days': 6,
        },
        volume: {
          low: 157,
        },
        referral: {
          'no common code': 157,
        },
        instruments: {
          'not shared': 34,
        },
        pools: {
          'go together': 2,
          'cross in part': 3,
        },
      },
    },
  ],
  company: [
    {
      groups: 200,
      counts: {
        size: {
          small: 39,
          medium: 161,
        },
        instruments: {
          'a pool of several': 189,
          'one for all': 5,
        },
        ranges: {
          'one for all': 176,
          'a pool of several': 23,
          'in part': 1,
        },
        verified: {
          'no organisation': 131,
          some: 37,
          'hardly any': 32,
        },
        domain: {
          'none of its own': 200,
        },
        templates: {
          'some prompts': 174,
          'few prompts': 3,
        },
        hours: {
          'human hours': 171,
        },
        weekends: {
          less: 147,
          'as on other days': 20,
          'hardly any': 4,
        },
        signups: {
          'one day': 186,
          'a few days': 14,
        },
        volume: {
          low: 200,
        },
        referral: {
          'no common code': 200,
        },
        devices: {
          'a pool of several': 199,
        },
        pools: {
          cross: 186,
          'go together': 2,
          'cross in part': 5,
        },
      },
    },
    {
      groups: 203,
      counts: {
        size: {
          large: 23,
          medium: 141,
          small: 34,
          household: 5,
        },
        ranges: {
          'one for all': 141,
          'a pool of several': 62,
        },
        verified: {
          mostly: 166,
          'hardly any': 37,
        },
        domain: {
          'own with history': 185,
          'own and new': 1,
        },
        templates: {
          'some prompts': 22,
          'most prompts': 130,
          'few prompts': 45,
        },
        hours: {
          'partly at night': 21,
          'human hours': 145,
          'around the clock': 24,
        },
        weekends: {
          less: 42,
          'hardly any': 138,
          'as on other days': 10,
        },
        signups: {
          'one day': 34,
          'spread out': 149,
          'a few days': 20,
        },
        volume: {
          low: 203,
        },
        referral: {
          'no common code': 203,
        },
        instruments: {
          'one for all': 117,
        },
        devices: {
          'not shared': 162,
          'in part': 20,
          'one for all': 3,
        },
      },
    },
    {
      groups: 6,
      counts: {
        size: {
          small: 3,
          household: 3,
        },
        instruments: {
          'not shared': 3,
          'one for all': 1,
        },
        devices: {
          'one for all': 5,
          'a pool of several': 1,
        },
        ranges: {
          'a pool of several': 2,
          'one for all': 4,
        },
        verified: {
          'hardly any': 1,
          'no organisation': 5,
        },
        domain: {
          'none of its own': 6,
        },
        templates: {
          'few prompts': 5,
          'some prompts': 1,
        },
        hours: {
          'human hours': 6,
        },
        weekends: {
          'as on other days': 3,
          less: 2,
          'hardly any': 1,
        },
        signups: {
          'spread out': 6,
        },
        volume: {
          low: 6,
        },
        referral: {
          'no common code': 6,
        },
        pools: {
          'cross in part': 1,
        },
      },
    },
    {
      groups: 492,
      counts: {
        size: {
          small: 375,
          household: 117,
        },
        instruments: {
          'one for all': 469,
          'a pool of several': 1,
        },
        ranges: {
          'one for all': 489,
          'a pool of several': 2,
          'in part': 1,
        },
        verified: {
          'hardly any': 301,
          mostly: 191,
        },
        domain: {
          'own with history': 491,
          'own and new': 1,
        },
        templates: {
          'most prompts': 491,
        },
        hours: {
          'around the clock': 431,
          'partly at night': 52,
          'human hours': 2,
        },
        weekends: {
          'as on other days': 441,
          less: 44,
        },
        signups: {
          'spread out': 367,
          'a few days': 125,
        },
        volume: {
          low: 492,
        },
        referral: {
          'no common code': 492,
        },
        devices: {
          'in part': 56,
          'one for all': 157,
          'not shared': 158,
        },
      },
    },
  ],
  event: [
    {
      groups: 105,
      counts: {
        size: {
          large: 9,
          medium: 89,
          small: 6,
          household: 1,
        },
        instruments: {
          'not shared': 98,
        },
        ranges: {
          'one for all': 105,
        },
        verified: {
          some: 20,
          'no organisation': 64,
          'hardly any': 21,
        },
        domain: {
          'none of its own': 105,
        },
        templates: {
          'few prompts': 87,
          'some prompts': 18,
        },
        hours: {
          'human hours': 99,
        },
        weekends: {
          less: 87,
          'as on other days': 12,
        },
        signups: {
          'one day': 104,
          'a few days': 1,
        },
        volume: {
          low: 105,
        },
        referral: {
          'one code': 104,
          'no common code': 1,
        },
        devices: {
          'not shared': 103,
        },
      },
    },
    {
      groups: 122,
      counts: {
        size: {
          large: 64,
          medium: 57,
          small: 1,
        },
        instruments: {
          'not shared': 73,
          'one for all': 29,
        },
        devices: {
          'not shared': 113,
        },
        ranges: {
          'one for all': 122,
        },
        verified: {
          'no organisation': 80,
          'hardly any': 26,
          some: 16,
        },
        domain: {
          'none of its own': 116,
        },
        templates: {
          'few prompts': 108,
          'some prompts': 14,
        },
        hours: {
          'human hours': 115,
        },
        weekends: {
          less: 105,
          'hardly any': 1,
          'as on other days': 9,
        },
        signups: {
          'one day': 122,
        },
        volume: {
          low: 122,
        },
        referral: {
          'one code': 121,
          'no common code': 1,
        },
      },
    },
  ],
  household: [
    {
      groups: 64,
      counts: {
        size: {
          household: 62,
          small: 2,
        },
        instruments: {
          'one for all': 64,
        },
        devices: {
          'not shared': 62,
        },
        ranges: {
          'not shared': 53,
          'in part': 11,
        },
        verified: {
          'no organisation': 53,
          'hardly any': 4,
          some: 7,
        },
        domain: {
          'none of its own': 64,
        },
        templates: {
          'few prompts': 19,
          'some prompts': 2,
        },
        hours: {
          'human hours': 20,
        },
        weekends: {
          less: 10,
          'as on other days': 9,
          'hardly any': 1,
        },
        signups: {
          'spread out': 60,
          'a few days': 4,
        },
        volume: {
          low: 64,
        },
        referral: {
          'one code': 64,
        },
      },
    },
    {
      groups: 1,
      counts: {
        size: {
          household: 1,
        },
        instruments: {
          'one for all': 1,
        },
        devices: {
          'one for all': 1,
        },
        ranges: {
          'one for all': 1,
        },
        verified: {
          'no organisation': 1,
        },
        domain: {
          'none of its own': 1,
        },
        signups: {
          'spread out': 1,
        },
        volume: {
          low: 1,
        },
        referral: {
          'no common code': 1,
        },
      },
    },
  ],
  infrastructure: [
    {
      groups: 68,
      counts: {
        size: {
          small: 44,
          medium: 21,
          household: 3,
        },
        instruments: {
          'not shared': 60,
        },
        devices: {
          'not shared': 23,
          'in part': 34,
          'one for all': 11,
        },
        ranges: {
          'one for all': 68,
        },
        verified: {
          'no organisation': 49,
          'hardly any': 7,
          some: 12,
        },
        domain: {
          'none of its own': 68,
        },
        templates: {
          'few prompts': 53,
          'some prompts': 6,
        },
        hours: {
          'human hours': 57,
        },
        weekends: {
          less: 41,
          'as on other days': 15,
          'hardly any': 1,
        },
        signups: {
          'spread out': 63,
          'a few days': 5,
        },
        volume: {
          low: 68,
        },
        referral: {
          'one code': 60,
          'no common code': 8,
        },
      },
    },
  ],
  operator: [
    {
      groups: 235,
      counts: {
        size: {
          large: 127.17,
          medium: 52.83,
          'very large': 53,
          household: 0.42,
          small: 1.59,
        },
        instruments: {
          'a pool of several': 174,
          'not shared': 10,
          'one for all': 3,
        },
        devices: {
          'a pool of several': 214.11,
          'not shared': 7,
          'one for all': 1.89,
        },
        ranges: {
          'a pool of several': 232.61,
          'one for all': 2,
          'in part': 0.29,
          'not shared': 0.1,
        },
        pools: {
          cross: 231.08,
          'go together': 1,
        },
        verified: {
          'no organisation': 225,
          'hardly any': 5,
          mostly: 5,
        },
        domain: {
          'none of its own': 208,
          'own with history': 7,
          'own and new': 13,
        },
        templates: {
          'most prompts': 232,
          'some prompts': 3,
        },
        hours: {
          'around the clock': 217,
          'human hours': 11,
          'partly at night': 4,
        },
        weekends: {
          'as on other days': 195.89,
          'hardly any': 19,
          less: 17.11,
        },
        signups: {
          'spread out': 119,
          'a few days': 81.78,
          'one day': 34.22,
        },
        volume: {
          low: 235,
        },
        referral: {
          'no common code': 235,
        },
      },
    },
  ],
  reseller: [
    {
      groups: 136,
      counts: {
        size: {
          small: 107,
          household: 15,
          medium: 14,
        },
        instruments: {
          'one for all': 136,
        },
        devices: {
          'not shared': 136,
        },
        ranges: {
          'a pool of several': 116,
          'in part': 13,
          'not shared': 3,
          'one for all': 4,
        },
        verified: {
          some: 31,
          'no organisation': 95,
          'hardly any': 10,
        },
        domain: {
          'none of its own': 76,
          'own with history': 59,
          'own and new': 1,
        },
        templates: {
          'few prompts': 72,
          'some prompts': 15,
        },
        hours: {
          'human hours': 83,
        },
        weekends: {
          'hardly any': 81,
          less: 2,
        },
        signups: {
          'spread out': 123,
          'a few days': 13,
        },
        volume: {
          low: 136,
        },
        referral: {
          'no common code': 136,
        },
      },
    },
    {
      groups: 109,
      counts: {
        size: {
          medium: 85,
          small: 16,
          large: 8,
        },
        instruments: {
          'a pool of several': 76,
          'one for all': 33,
        },
        devices: {
          'not shared': 109,
        },
        ranges: {
          'in part': 76,
          'not shared': 33,
        },
        pools: {
          cross: 18,
          'cross in part': 4,
        },
        verified: {
          'hardly any': 23,
          'no organisation': 66,
          some: 20,
        },
        domain: {
          'none of its own': 109,
        },
        templates: {
          'few prompts': 93,
          'some prompts': 9,
        },
        hours: {
          'human hours': 93,
          'partly at night': 1,
        },
        weekends: {
          less: 81,
          'as on other days': 12,
          'hardly any': 1,
        },
        signups: {
          'spread out': 107,
          'a few days': 2,
        },
        volume: {
          low: 109,
        },
        referral: {
          'one code': 109,
        },
      },
    },
  ],
  template: [
    {
      groups: 62,
      counts: {
        size: {
          medium: 55,
          small: 5,
          large: 2,
        },
        instruments: {
          'not shared': 44,
        },
        devices: {
          'not shared': 59,
        },
        ranges: {
          'in part': 42,
          'not shared': 20,
        },
        verified: {
          'no organisation': 38,
          'hardly any': 17,
          some: 7,
        },
        domain: {
          'none of its own': 62,
        },
        templates: {
          'some prompts': 60,
          'most prompts': 1,
        },
        hours: {
          'human hours': 60,
        },
        weekends: {
          less: 54,
          'as on other days': 6,
        },
        signups: {
          'a few days': 27,
          'spread out': 35,
        },
        volume: {
          low: 62,
        },
        referral: {
          'one code': 62,
        },
      },
    },
    {
      groups: 1,
      counts: {
        size: {
          small: 1,
        },
        instruments: {
          'not shared': 1,
        },
        devices: {
          'not shared': 1,
        },
        ranges: {
          'one for all': 1,
        },
        verified: {
          'no organisation': 1,
        },
        domain: {
          'none of its own': 1,
        },
        templates: {
          'most prompts': 1,
        },
        hours: {
          'human hours': 1,
        },
        weekends: {
          'as on other days': 1,
        },
        signups: {
          'spread out': 1,
        },
        volume: {
          low: 1,
        },
        referral: {
          'no common code': 1,
        },
      },
    },
  ],
};
