import type { ProfileCounts } from './seenGroups.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 190 worlds of random-blocks, random-classic, random-institutions, random-lookalike-heavy, random-payments-poor, random-stealth: 4841 groups, 64619 accounts.
 */
export const PROFILE_COUNTS: ProfileCounts = {
  campus: [
    {
      groups: 321,
      counts: {
        size: {
          medium: 245,
          small: 65,
          large: 6,
          household: 5,
        },
        instruments: {
          'not shared': 246,
          'own cards in one name': 70,
        },
        devices: {
          'not shared': 299,
        },
        ranges: {
          'one for all': 145,
          'among many others': 132,
          'a pool of several': 24,
          'two for all': 4,
          'not shared': 4,
          'in part': 1,
        },
        verified: {
          'no organisation': 215,
          'hardly any': 54,
          some: 52,
        },
        domain: {
          'none of its own': 315,
        },
        templates: {
          'some prompts': 309,
          'few prompts': 6,
          'most prompts': 2,
        },
        hours: {
          'human hours': 302,
        },
        weekends: {
          less: 266,
          'as on other days': 33,
          'hardly any': 3,
        },
        signups: {
          'a few days': 265,
          'one day': 56,
        },
        volume: {
          low: 321,
        },
        referral: {
          'one code': 319,
          'no common code': 2,
        },
      },
    },
    {
      groups: 209,
      counts: {
        size: {
          large: 146,
          medium: 42,
          small: 19,
          household: 2,
        },
        instruments: {
          'not shared': 183,
        },
        devices: {
          'not shared': 88,
          'in part': 86,
        },
        ranges: {
          'two for all': 18,
          'a pool of several': 122,
          'one for all': 36,
        },
        verified: {
          mostly: 139,
          some: 5,
          'no organisation': 48,
          'hardly any': 17,
        },
        domain: {
          'own with history': 124,
          'none of its own': 18,
          'own and new': 54,
        },
        templates: {
          'some prompts': 203,
          'few prompts': 1,
        },
        hours: {
          'partly at night': 36,
          'human hours': 136,
          'around the clock': 1,
        },
        weekends: {
          'as on other days': 41,
          less: 131,
          'hardly any': 1,
        },
        signups: {
          'spread out': 142,
          'one day': 66,
          'a few days': 1,
        },
        volume: {
          low: 209,
        },
        referral: {
          'no common code': 209,
        },
        pools: {
          cross: 91,
          'go together': 21,
          'cross in part': 18,
        },
      },
    },
    {
      groups: 448,
      counts: {
        size: {
          household: 51,
          small: 392,
          medium: 5,
        },
        instruments: {
          'one for all': 413,
          'a pool in one name': 2,
          'own cards in one name': 1,
          'two for all': 3,
          'in part': 1,
        },
        devices: {
          'not shared': 418,
        },
        ranges: {
          'one for all': 411,
          'two for all': 10,
          'a pool of several': 3,
        },
        verified: {
          'no organisation': 300,
          some: 98,
          'hardly any': 50,
        },
        domain: {
          'own with history': 432,
          'none of its own': 2,
        },
        templates: {
          'most prompts': 398,
          'some prompts': 43,
        },
        hours: {
          'human hours': 412,
        },
        weekends: {
          less: 393,
          'as on other days': 10,
          'hardly any': 9,
        },
        signups: {
          'spread out': 399,
          'a few days': 49,
        },
        volume: {
          low: 448,
        },
        referral: {
          'no common code': 448,
        },
        pools: {
          'go together': 3,
        },
      },
    },
    {
      groups: 165,
      counts: {
        size: {
          small: 65,
          household: 19,
          medium: 81,
        },
        devices: {
          'a pool of several': 132,
          'one for all': 33,
        },
        ranges: {
          'one for all': 120,
          'among many others': 45,
        },
        verified: {
          'no organisation': 104,
          some: 35,
          'hardly any': 26,
        },
        domain: {
          'none of its own': 165,
        },
        templates: {
          'some prompts': 12,
          'few prompts': 120,
        },
        hours: {
          'human hours': 131,
        },
        weekends: {
          less: 105,
          'as on other days': 21,
          'hardly any': 5,
        },
        signups: {
          'spread out': 152,
          'a few days': 13,
        },
        volume: {
          low: 165,
        },
        referral: {
          'no common code': 165,
        },
        instruments: {
          'not shared': 38,
        },
        pools: {
          'go together': 2,
          'cross in part': 8,
        },
      },
    },
    {
      groups: 223,
      counts: {
        size: {
          medium: 74,
          small: 20,
          large: 124,
          household: 5,
        },
        devices: {
          'a pool of several': 175,
          'in part': 4,
          'one for all': 1,
        },
        ranges: {
          'one for all': 139,
          'two for all': 44,
          'among many others': 18,
          'a pool of several': 1,
        },
        pools: {
          cross: 60,
          'cross in part': 40,
          'go together': 15,
        },
        verified: {
          'hardly any': 62,
          mostly: 68,
          'no organisation': 81,
          some: 12,
        },
        domain: {
          'own with history': 51,
          'own and new': 80,
          'none of its own': 83,
        },
        templates: {
          'some prompts': 219,
          'most prompts': 2,
          'few prompts': 1,
        },
        hours: {
          'partly at night': 77,
          'human hours': 88,
          'around the clock': 16,
          'in shifts': 1,
        },
        weekends: {
          'hardly any': 88,
          'as on other days': 12,
          less: 82,
        },
        signups: {
          'a few days': 142,
          'one day': 76,
          'spread out': 5,
        },
        volume: {
          low: 223,
        },
        referral: {
          'no common code': 223,
        },
        instruments: {
          'one for all': 63,
        },
      },
    },
  ],
  company: [
    {
      groups: 234,
      counts: {
        size: {
          large: 114,
          medium: 117,
          small: 3,
        },
        instruments: {
          'one for all': 57,
          'not shared': 48,
          'a pool of several': 43,
          'a pool in one name': 67,
          'two for all': 19,
        },
        devices: {
          'a pool of several': 113,
          'not shared': 63,
          'in part': 1,
        },
        ranges: {
          'one for all': 210,
          'two for all': 1,
          'a pool of several': 1,
        },
        pools: {
          'cross in part': 23,
          cross: 77,
          'go together': 2,
        },
        verified: {
          'no organisation': 64,
          mostly: 74,
          'hardly any': 82,
          some: 14,
        },
        domain: {
          'own and new': 123,
          'none of its own': 93,
        },
        templates: {
          'most prompts': 213,
          'some prompts': 21,
        },
        hours: {
          'in shifts': 54,
          'human hours': 142,
          'partly at night': 11,
        },
        weekends: {
          'as on other days': 65,
          'hardly any': 141,
          less: 1,
        },
        signups: {
          'one day': 144,
          'spread out': 82,
          'a few days': 8,
        },
        volume: {
          low: 234,
        },
        referral: {
          'no common code': 234,
        },
      },
    },
    {
      groups: 299,
      counts: {
        size: {
          medium: 245,
          household: 7,
          small: 47,
        },
        instruments: {
          'a pool in one name': 122,
          'one for all': 12,
          'a pool of several': 146,
          'two for all': 14,
        },
        devices: {
          'a pool of several': 288,
        },
        ranges: {
          'one for all': 258,
          'a pool of several': 26,
          'two for all': 3,
          'in part': 3,
          'among many others': 1,
        },
        pools: {
          cross: 270,
          'cross in part': 10,
          'go together': 4,
        },
        verified: {
          'hardly any': 55,
          'no organisation': 190,
          some: 54,
        },
        domain: {
          'none of its own': 296,
        },
        templates: {
          'some prompts': 268,
          'few prompts': 4,
        },
        hours: {
          'human hours': 266,
        },
        weekends: {
          'as on other days': 56,
          less: 204,
          'hardly any': 6,
        },
        signups: {
          'one day': 282,
          'a few days': 17,
        },
        volume: {
          low: 299,
        },
        referral: {
          'no common code': 299,
        },
      },
    },
    {
      groups: 283,
      counts: {
        size: {
          medium: 199,
          large: 24,
          small: 58,
          household: 2,
        },
        instruments: {
          'one for all': 174,
        },
        devices: {
          'not shared': 246,
          'in part': 19,
          'one for all': 2,
        },
        ranges: {
          'a pool of several': 28,
          'two for all': 56,
          'one for all': 191,
        },
        verified: {
          mostly: 229,
          'hardly any': 54,
        },
        domain: {
          'own with history': 262,
          'own and new': 5,
          'none of its own': 1,
        },
        templates: {
          'most prompts': 189,
          'few prompts': 53,
          'some prompts': 25,
        },
        hours: {
          'human hours': 194,
          'partly at night': 42,
          'around the clock': 13,
          'in shifts': 7,
        },
        weekends: {
          'hardly any': 187,
          less: 60,
          'as on other days': 9,
        },
        signups: {
          'spread out': 208,
          'one day': 54,
          'a few days': 21,
        },
        volume: {
          low: 283,
        },
        referral: {
          'no common code': 283,
        },
      },
    },
    {
      groups: 312,
      counts: {
        size: {
          medium: 167,
          small: 57,
          large: 77,
          household: 11,
        },
        instruments: {
          'a pool of several': 142,
          'a pool in one name': 52,
          'one for all': 87,
          'two for all': 31,
        },
        devices: {
          'not shared': 247,
        },
        ranges: {
          'a pool of several': 42,
          'one for all': 208,
          'two for all': 13,
        },
        pools: {
          'go together': 14,
          cross: 98,
          'cross in part': 14,
        },
        verified: {
          mostly: 181,
          'hardly any': 121,
          some: 10,
        },
        domain: {
          'own with history': 201,
          'none of its own': 75,
          'own and new': 13,
        },
        templates: {
          'most prompts': 155,
          'some prompts': 23,
          'few prompts': 121,
        },
        hours: {
          'human hours': 237,
        },
        weekends: {
          'hardly any': 237,
        },
        signups: {
          'spread out': 295,
          'a few days': 17,
        },
        volume: {
          low: 312,
        },
        referral: {
          'no common code': 312,
        },
      },
    },
    {
      groups: 8,
      counts: {
        size: {
          household: 4,
          small: 4,
        },
        devices: {
          'one for all': 8,
        },
        ranges: {
          'among many others': 8,
        },
        verified: {
          some: 2,
          'hardly any': 1,
          'no organisation': 5,
        },
        domain: {
          'none of its own': 8,
        },
        signups: {
          'spread out': 6,
          'a few days': 2,
        },
        volume: {
          low: 8,
        },
        referral: {
          'no common code': 8,
        },
        instruments: {
          'not shared': 3,
        },
        templates: {
          'few prompts': 7,
        },
        hours: {
          'human hours': 7,
        },
        weekends: {
          less: 4,
          'as on other days': 3,
        },
      },
    },
    {
      groups: 166,
      counts: {
        size: {
          large: 64,
          medium: 94,
          small: 7,
          household: 1,
        },
        devices: {
          'a pool of several': 142,
        },
        ranges: {
          'a pool of several': 46,
          'one for all': 63,
          'two for all': 50,
        },
        pools: {
          cross: 93,
          'cross in part': 1,
        },
        verified: {
          mostly: 130,
          'hardly any': 36,
        },
        domain: {
          'own with history': 80,
          'own and new': 76,
          'none of its own': 3,
        },
        templates: {
          'few prompts': 160,
          'some prompts': 4,
        },
        hours: {
          'partly at night': 120,
          'human hours': 33,
        },
        weekends: {
          'as on other days': 129,
          less: 24,
        },
        signups: {
          'spread out': 85,
          'one day': 81,
        },
        volume: {
          low: 166,
        },
        referral: {
          'no common code': 166,
        },
        instruments: {
          'one for all': 81,
        },
      },
    },
    {
      groups: 311,
      counts: {
        size: {
          household: 77,
          small: 234,
        },
        instruments: {
          'one for all': 289,
        },
        ranges: {
          'one for all': 301,
          'in part': 2,
        },
        verified: {
          'hardly any': 203,
          mostly: 108,
        },
        domain: {
          'own with history': 306,
        },
        templates: {
          'most prompts': 311,
        },
        hours: {
          'around the clock': 262,
          'partly at night': 37,
          'human hours': 1,
        },
        weekends: {
          'as on other days': 273,
          less: 26,
          'hardly any': 1,
        },
        signups: {
          'spread out': 241,
          'a few days': 70,
        },
        volume: {
          low: 311,
        },
        referral: {
          'no common code': 311,
        },
        devices: {
          'one for all': 108,
          'in part': 40,
          'not shared': 84,
        },
      },
    },
  ],
  event: [
    {
      groups: 119,
      counts: {
        size: {
          medium: 103,
          small: 10,
          household: 1,
          large: 5,
        },
        instruments: {
          'not shared': 110,
        },
        devices: {
          'not shared': 111,
        },
        ranges: {
          'one for all': 114,
        },
        verified: {
          some: 19,
          'no organisation': 77,
          'hardly any': 23,
        },
        domain: {
          'none of its own': 116,
        },
        templates: {
          'few prompts': 96,
          'some prompts': 22,
        },
        hours: {
          'human hours': 110,
        },
        weekends: {
          less: 91,
          'as on other days': 19,
        },
        signups: {
          'one day': 118,
          'a few days': 1,
        },
        volume: {
          low: 119,
        },
        referral: {
          'one code': 119,
        },
      },
    },
    {
      groups: 180,
      counts: {
        size: {
          large: 84,
          medium: 74,
          small: 22,
        },
        instruments: {
          'one for all': 57,
          'not shared': 76,
        },
        devices: {
          'not shared': 136,
        },
        ranges: {
          'one for all': 140,
          'among many others': 2,
        },
        verified: {
          'no organisation': 118,
          'hardly any': 39,
          some: 23,
        },
        domain: {
          'none of its own': 153,
        },
        templates: {
          'some prompts': 25,
          'few prompts': 154,
        },
        hours: {
          'human hours': 138,
        },
        weekends: {
          less: 120,
          'as on other days': 17,
          'hardly any': 1,
        },
        signups: {
          'one day': 180,
        },
        volume: {
          low: 180,
        },
        referral: {
          'no common code': 7,
          'one code': 173,
        },
      },
    },
  ],
  household: [
    {
      groups: 99,
      counts: {
        size: {
          household: 99,
        },
        instruments: {
          'one for all': 99,
        },
        devices: {
          'not shared': 89,
        },
        ranges: {
          'not shared': 79,
          'among many others': 10,
        },
        verified: {
          'no organisation': 80,
          'hardly any': 11,
          some: 8,
        },
        domain: {
          'none of its own': 88,
        },
        signups: {
          'a few days': 8,
          'spread out': 91,
        },
        volume: {
          low: 99,
        },
        referral: {
          'one code': 99,
        },
        templates: {
          'few prompts': 33,
          'some prompts': 4,
        },
        hours: {
          'human hours': 31,
        },
        weekends: {
          less: 17,
          'hardly any': 4,
          'as on other days': 10,
        },
      },
    },
  ],
  infrastructure: [
    {
      groups: 80,
      counts: {
        size: {
          small: 53,
          medium: 14,
          household: 13,
        },
        instruments: {
          'not shared': 69,
          'in part': 1,
        },
        devices: {
          'not shared': 54,
          'in part': 14,
          'one for all': 10,
        },
        ranges: {
          'among many others': 28,
          'one for all': 52,
        },
        verified: {
          some: 12,
          'hardly any': 12,
          'no organisation': 56,
        },
        domain: {
          'none of its own': 80,
        },
        signups: {
          'spread out': 75,
          'a few days': 5,
        },
        volume: {
          low: 80,
        },
        referral: {
          'one code': 74,
          'no common code': 6,
        },
        templates: {
          'few prompts': 63,
          'some prompts': 6,
        },
        hours: {
          'human hours': 66,
          'partly at night': 1,
        },
        weekends: {
          less: 53,
          'as on other days': 12,
          'hardly any': 2,
        },
      },
    },
    {
      groups: 110,
      counts: {
        size: {
          medium: 63,
          small: 31,
          large: 15,
          household: 1,
        },
        instruments: {
          'own cards in one name': 73,
          'a pool in one name': 25,
          'one for all': 5,
          'in part': 3,
          'a pool of several': 1,
          'not shared': 1,
        },
        devices: {
          'a pool of several': 93,
          'in part': 1,
          'one for all': 1,
        },
        ranges: {
          'one for all': 80,
          'among many others': 30,
        },
        verified: {
          some: 18,
          'no organisation': 78,
          'hardly any': 14,
        },
        domain: {
          'none of its own': 106,
        },
        templates: {
          'some prompts': 7,
          'few prompts': 97,
        },
        hours: {
          'partly at night': 89,
          'around the clock': 12,
        },
        weekends: {
          'as on other days': 92,
          less: 9,
        },
        signups: {
          'spread out': 107,
          'a few days': 3,
        },
        volume: {
          low: 110,
        },
        referral: {
          'no common code': 110,
        },
        pools: {
          'cross in part': 13,
          'go together': 6,
          cross: 1,
        },
      },
    },
  ],
  operator: [
    {
      groups: 18,
      counts: {
        size: {
          'very large': 5,
          large: 9,
          medium: 4,
        },
        instruments: {
          'a pool of several': 18,
        },
        ranges: {
          'a pool of several': 16,
          'two for all': 2,
        },
        pools: {
          cross: 18,
        },
        verified: {
          'no organisation': 18,
        },
        domain: {
          'none of its own': 17,
        },
        templates: {
          'most prompts': 18,
        },
        hours: {
          'around the clock': 18,
        },
        weekends: {
          'as on other days': 17,
          less: 1,
        },
        signups: {
          'spread out': 7,
          'a few days': 9,
          'one day': 2,
        },
        volume: {
          low: 18,
        },
        referral: {
          'no common code': 18,
        },
        devices: {
          'not shared': 5,
        },
      },
    },
    {
      groups: 25,
      counts: {
        size: {
          household: 2,
          small: 11.81,
          medium: 6.71,
          large: 3.48,
          'very large': 1,
        },
        instruments: {
          'own cards in one name': 1.17,
          'not shared': 2.33,
          'one for all': 11.44,
          'a pool of several': 6.48,
          'own cards in few names': 0.5,
          'two for all': 0.08,
        },
        devices: {
          'not shared': 6,
        },
        ranges: {
          'one for all': 8.19,
          'two for all': 0.17,
          'not shared': 1.1,
          'among many others': 2.9,
          'a pool of several': 2.64,
        },
        verified: {
          'no organisation': 25,
        },
        domain: {
          'none of its own': 22,
        },
        templates: {
          'most prompts': 25,
        },
        hours: {
          'around the clock': 14.75,
          'partly at night': 0.25,
        },
        weekends: {
          'as on other days': 13.5,
          less: 1.5,
        },
        signups: {
          'one day': 8.68,
          'a few days': 12.86,
          'spread out': 3.45,
        },
        volume: {
          low: 25,
        },
        referral: {
          'no common code': 25,
        },
        pools: {
          'go together': 1.14,
          cross: 1,
        },
      },
    },
    {
      groups: 17,
      counts: {
        size: {
          medium: 4,
          'very large': 4,
          large: 9,
        },
        instruments: {
          'a pool of several': 17,
        },
        devices: {
          'not shared': 2,
          'a pool of several': 3,
        },
        ranges: {
          'a pool of several': 4,
          'among many others': 2,
        },
        pools: {
          cross: 6,
        },
        verified: {
          'no organisation': 17,
        },
        domain: {
          'several of its own': 15,
        },
        templates: {
          'most prompts': 17,
        },
        hours: {
          'around the clock': 6,
        },
        weekends: {
          'as on other days': 6,
        },
        signups: {
          'a few days': 9,
          'spread out': 5,
          'one day': 3,
        },
        volume: {
          low: 17,
        },
        referral: {
          'no common code': 17,
        },
      },
    },
    {
      groups: 30,
      counts: {
        size: {
          large: 17,
          'very large': 8,
          medium: 5,
        },
        instruments: {
          'a pool of several': 23,
          'one for all': 1,
          'two for all': 1,
        },
        devices: {
          'a pool of several': 28,
        },
        ranges: {
          'a pool of several': 28,
          'two for all': 2,
        },
        pools: {
          cross: 30,
        },
        verified: {
          'no organisation': 30,
        },
        domain: {
          'none of its own': 27,
          'own with history': 1,
        },
        templates: {
          'most prompts': 30,
        },
        hours: {
          'around the clock': 29,
        },
        weekends: {
          'as on other days': 28,
          less: 1,
        },
        signups: {
          'spread out': 29,
          'a few days': 1,
        },
        volume: {
          low: 30,
        },
        referral: {
          'no common code': 30,
        },
      },
    },
    {
      groups: 13,
      counts: {
        size: {
          'very large': 3,
          medium: 4,
          large: 6,
        },
        instruments: {
          'a pool of several': 8,
        },
        devices: {
          'a pool of several': 12,
        },
        ranges: {
          'a pool of several': 12,
          'two for all': 1,
        },
        pools: {
          cross: 12,
        },
        verified: {
          'no organisation': 13,
        },
        domain: {
          'none of its own': 12,
          'own and new': 1,
        },
        templates: {
          'most prompts': 13,
        },
        hours: {
          'around the clock': 13,
        },
        weekends: {
          'as on other days': 12,
          less: 1,
        },
        signups: {
          'spread out': 7,
          'a few days': 5,
          'one day': 1,
        },
        volume: {
          low: 13,
        },
        referral: {
          'no common code': 13,
        },
      },
    },
    {
      groups: 6,
      counts: {
        size: {
          'very large': 1,
          large: 4,
          medium: 1,
        },
        instruments: {
          'a pool of several': 6,
        },
        devices: {
          'a pool of several': 6,
        },
        ranges: {
          'a pool of several': 6,
        },
        pools: {
          cross: 6,
        },
        verified: {
          'no organisation': 6,
        },
        domain: {
          'none of its own': 6,
        },
        templates: {
          'most prompts': 6,
        },
        hours: {
          'around the clock': 6,
        },
        weekends: {
          'as on other days': 6,
        },
        signups: {
          'a few days': 4,
          'spread out': 1,
          'one day': 1,
        },
        volume: {
          low: 6,
        },
        referral: {
          'no common code': 6,
        },
      },
    },
    {
      groups: 32,
      counts: {
        size: {
          medium: 15,
          large: 14,
          'very large': 3,
        },
        instruments: {
          'own cards in few names': 5,
          'a pool of several': 16,
          'two for all': 3,
        },
        devices: {
          'not shared': 4,
          'a pool of several': 21,
        },
        ranges: {
          'a pool of several': 27,
          'two for all': 2,
        },
        verified: {
          'no organisation': 24,
          mostly: 4,
          'hardly any': 4,
        },
        domain: {
          'few mailboxes': 7,
          'none of its own': 14,
          'own and new': 3,
          'own with history': 7,
        },
        templates: {
          'most prompts': 30,
          'some prompts': 2,
        },
        hours: {
          'human hours': 7,
          'partly at night': 1,
          'around the clock': 18,
          'in shifts': 2,
        },
        weekends: {
          less: 8,
          'hardly any': 6,
          'as on other days': 14,
        },
        signups: {
          'a few days': 10,
          'spread out': 19,
          'one day': 3,
        },
        volume: {
          low: 32,
        },
        referral: {
          'no common code': 32,
        },
        pools: {
          cross: 26,
          'go together': 1,
        },
      },
    },
    {
      groups: 22,
      counts: {
        size: {
          'very large': 3,
          medium: 5,
          large: 14,
        },
        instruments: {
          'a pool of several': 19,
          'two for all': 2,
          'one for all': 1,
        },
        devices: {
          'a pool of several': 20,
        },
        ranges: {
          'a pool of several': 19,
          'two for all': 2,
          'among many others': 1,
        },
        pools: {
          cross: 22,
        },
        verified: {
          'no organisation': 22,
        },
        domain: {
          'none of its own': 20,
          'own and new': 1,
        },
        templates: {
          'most prompts': 22,
        },
        hours: {
          'around the clock': 12,
          'partly at night': 5,
          'in shifts': 3,
        },
        weekends: {
          'hardly any': 20,
        },
        signups: {
          'spread out': 9,
          'a few days': 13,
        },
        volume: {
          low: 22,
        },
        referral: {
          'no common code': 22,
        },
      },
    },
    {
      groups: 24,
      counts: {
        size: {
          large: 12,
          medium: 6,
          'very large': 6,
        },
        instruments: {
          'a pool of several': 15,
          'two for all': 4,
        },
        devices: {
          'a pool of several': 23,
        },
        ranges: {
          'a pool of several': 22,
          'one for all': 1,
          'two for all': 1,
        },
        pools: {
          cross: 24,
        },
        verified: {
          'no organisation': 24,
        },
        domain: {
          'none of its own': 23,
        },
        templates: {
          'most prompts': 24,
        },
        hours: {
          'around the clock': 24,
        },
        weekends: {
          'as on other days': 23,
          less: 1,
        },
        signups: {
          'a few days': 8,
          'one day': 5,
          'spread out': 11,
        },
        volume: {
          low: 24,
        },
        referral: {
          'no common code': 24,
        },
      },
    },
    {
      groups: 29,
      counts: {
        size: {
          large: 15,
          'very large': 7,
          medium: 7,
        },
        instruments: {
          'a pool of several': 26,
        },
        devices: {
          'a pool of several': 27,
        },
        ranges: {
          'a pool of several': 28,
          'two for all': 1,
        },
        pools: {
          cross: 29,
        },
        verified: {
          'no organisation': 29,
        },
        domain: {
          'few mailboxes': 29,
        },
        templates: {
          'most prompts': 29,
        },
        hours: {
          'around the clock': 29,
        },
        weekends: {
          'as on other days': 27,
          less: 2,
        },
        signups: {
          'spread out': 11,
          'a few days': 13,
          'one day': 5,
        },
        volume: {
          low: 29,
        },
        referral: {
          'no common code': 29,
        },
      },
    },
    {
      groups: 13,
      counts: {
        size: {
          'very large': 4,
          medium: 2,
          large: 7,
        },
        instruments: {
          'a pool of several': 12,
          'two for all': 1,
        },
        devices: {
          'a pool of several': 13,
        },
        ranges: {
          'a pool of several': 13,
        },
        pools: {
          cross: 13,
        },
        verified: {
          'no organisation': 13,
        },
        domain: {
          'none of its own': 12,
          'own with history': 1,
        },
        templates: {
          'some prompts': 3,
          'most prompts': 10,
        },
        hours: {
          'human hours': 9,
          'around the clock': 4,
        },
        weekends: {
          less: 9,
          'as on other days': 4,
        },
        signups: {
          'spread out': 13,
        },
        volume: {
          low: 13,
        },
        referral: {
          'no common code': 13,
        },
      },
    },
    {
      groups: 15,
      counts: {
        size: {
          medium: 4.59,
          large: 5.5,
          'very large': 3,
          small: 1.75,
          household: 0.17,
        },
        instruments: {
          'a pool of several': 6,
          'one for all': 1,
          'two for all': 1,
        },
        devices: {
          'a pool of several': 13.12,
          'one for all': 1.88,
        },
        ranges: {
          'a pool of several': 12.03,
          'two for all': 1.09,
          'among many others': 1.74,
          'not shared': 0.12,
          'in part': 0.03,
        },
        pools: {
          cross: 13.09,
          'go together': 0.07,
        },
        verified: {
          'no organisation': 15,
        },
        domain: {
          'none of its own': 13,
          'several of its own': 1,
        },
        templates: {
          'most prompts': 15,
        },
        hours: {
          'around the clock': 15,
        },
        weekends: {
          'as on other days': 14.84,
          less: 0.16,
        },
        signups: {
          'a few days': 8.94,
          'spread out': 4,
          'one day': 2.06,
        },
        volume: {
          low: 15,
        },
        referral: {
          'no common code': 15,
        },
      },
    },
    {
      groups: 10,
      counts: {
        size: {
          'very large': 2,
          large: 6,
          medium: 2,
        },
        instruments: {
          'a pool of several': 9,
          'two for all': 1,
        },
        devices: {
          'a pool of several': 10,
        },
        ranges: {
          'a pool of several': 10,
        },
        pools: {
          cross: 10,
        },
        verified: {
          'no organisation': 10,
        },
        domain: {
          'none of its own': 9,
          'own and new': 1,
        },
        templates: {
          'most prompts': 10,
        },
        hours: {
          'around the clock': 9,
        },
        weekends: {
          'as on other days': 9,
        },
        signups: {
          'spread out': 5,
          'one day': 3,
          'a few days': 2,
        },
        volume: {
          low: 10,
        },
        referral: {
          'no common code': 10,
        },
      },
    },
    {
      groups: 7,
      counts: {
        size: {
          'very large': 2,
          medium: 2,
          large: 3,
        },
        instruments: {
          'a pool of several': 5,
          'one for all': 2,
        },
        devices: {
          'a pool of several': 5,
        },
        ranges: {
          'a pool of several': 6,
          'two for all': 1,
        },
        pools: {
          cross: 7,
        },
        verified: {
          mostly: 4,
          'hardly any': 3,
        },
        domain: {
          'own and new': 7,
        },
        templates: {
          'most prompts': 7,
        },
        hours: {
          'around the clock': 7,
        },
        weekends: {
          'as on other days': 6,
          less: 1,
        },
        signups: {
          'spread out': 2,
          'one day': 2,
          'a few days': 3,
        },
        volume: {
          low: 7,
        },
        referral: {
          'no common code': 7,
        },
      },
    },
    {
      groups: 23,
      counts: {
        size: {
          large: 12,
          medium: 8,
          'very large': 3,
        },
        instruments: {
          'a pool of several': 19,
          'one for all': 2,
          'two for all': 2,
        },
        devices: {
          'a pool of several': 20,
        },
        ranges: {
          'a pool of several': 22,
          'two for all': 1,
        },
        pools: {
          cross: 22,
        },
        verified: {
          'no organisation': 23,
        },
        domain: {
          'none of its own': 22,
          'own and new': 1,
        },
        templates: {
          'most prompts': 23,
        },
        hours: {
          'around the clock': 23,
        },
        weekends: {
          'as on other days': 21,
          less: 2,
        },
        signups: {
          'a few days': 14,
          'one day': 6,
          'spread out': 3,
        },
        volume: {
          low: 23,
        },
        referral: {
          'no common code': 23,
        },
      },
    },
    {
      groups: 18,
      counts: {
        size: {
          large: 11,
          medium: 3,
          'very large': 4,
        },
        instruments: {
          'a pool of several': 18,
        },
        devices: {
          'a pool of several': 18,
        },
        ranges: {
          'a pool of several': 15,
          'two for all': 3,
        },
        pools: {
          cross: 18,
        },
        verified: {
          'no organisation': 18,
        },
        domain: {
          'none of its own': 18,
        },
        templates: {
          'most prompts': 18,
        },
        signups: {
          'a few days': 11,
          'spread out': 5,
          'one day': 2,
        },
        volume: {
          low: 18,
        },
        referral: {
          'no common code': 18,
        },
        hours: {
          'around the clock': 16,
        },
        weekends: {
          'as on other days': 15,
          less: 1,
        },
      },
    },
    {
      groups: 19,
      counts: {
        size: {
          large: 9,
          medium: 6,
          'very large': 4,
        },
        instruments: {
          'own cards in few names': 10,
        },
        devices: {
          'a pool of several': 19,
        },
        ranges: {
          'a pool of several': 16,
          'one for all': 2,
          'two for all': 1,
        },
        pools: {
          cross: 19,
        },
        verified: {
          'no organisation': 19,
        },
        domain: {
          'none of its own': 16,
          'own and new': 1,
        },
        templates: {
          'most prompts': 19,
        },
        signups: {
          'a few days': 10,
          'one day': 3,
          'spread out': 6,
        },
        volume: {
          low: 19,
        },
        referral: {
          'no common code': 19,
        },
        hours: {
          'around the clock': 17,
        },
        weekends: {
          'as on other days': 17,
        },
      },
    },
    {
      groups: 45,
      counts: {
        size: {
          'very large': 7,
          large: 31,
          medium: 7,
        },
        instruments: {
          'a pool of several': 33,
          'two for all': 3,
        },
        ranges: {
          'a pool of several': 41,
          'two for all': 4,
        },
        pools: {
          cross: 45,
        },
        verified: {
          'no organisation': 45,
        },
        domain: {
          'own and new': 2,
          'none of its own': 42,
        },
        templates: {
          'most prompts': 45,
        },
        hours: {
          'around the clock': 45,
        },
        weekends: {
          'as on other days': 43,
          less: 2,
        },
        signups: {
          'spread out': 19,
          'one day': 11,
          'a few days': 15,
        },
        volume: {
          low: 45,
        },
        referral: {
          'no common code': 45,
        },
        devices: {
          'a pool of several': 42,
        },
      },
    },
  ],
  reseller: [
    {
      groups: 163,
      counts: {
        size: {
          medium: 20,
          small: 129,
          household: 14,
        },
        instruments: {
          'one for all': 163,
        },
        devices: {
          'not shared': 151,
          'in part': 1,
        },
        ranges: {
          'a pool of several': 78,
          'two for all': 52,
          'in part': 20,
          'not shared': 3,
          'one for all': 1,
        },
        verified: {
          some: 37,
          'no organisation': 108,
          'hardly any': 18,
        },
        domain: {
          'none of its own': 103,
          'own with history': 58,
          'own and new': 2,
        },
        templates: {
          'some prompts': 18,
          'few prompts': 90,
        },
        hours: {
          'human hours': 99,
        },
        weekends: {
          'hardly any': 95,
          less: 4,
        },
        signups: {
          'spread out': 148,
          'a few days': 15,
        },
        volume: {
          low: 163,
        },
        referral: {
          'no common code': 163,
        },
      },
    },
    {
      groups: 211,
      counts: {
        size: {
          small: 94,
          household: 6,
          medium: 109,
          large: 2,
        },
        instruments: {
          'one for all': 211,
        },
        devices: {
          'not shared': 191,
        },
        ranges: {
          'among many others': 75,
          'not shared': 115,
          'in part': 3,
        },
        verified: {
          'hardly any': 31,
          'no organisation': 132,
          some: 48,
        },
        domain: {
          'none of its own': 203,
        },
        templates: {
          'few prompts': 135,
          'some prompts': 20,
        },
        hours: {
          'human hours': 135,
          'partly at night': 1,
        },
        weekends: {
          less: 108,
          'as on other days': 25,
          'hardly any': 3,
        },
        signups: {
          'spread out': 201,
          'a few days': 10,
        },
        volume: {
          low: 211,
        },
        referral: {
          'one code': 211,
        },
        pools: {
          'go together': 1,
        },
      },
    },
  ],
  template: [
    {
      groups: 250,
      counts: {
        size: {
          small: 167,
          household: 43,
          medium: 40,
        },
        instruments: {
          'not shared': 150,
        },
        devices: {
          'not shared': 221,
        },
        ranges: {
          'not shared': 70,
          'among many others': 160,
        },
        verified: {
          'no organisation': 169,
          some: 45,
          'hardly any': 36,
        },
        domain: {
          'none of its own': 248,
        },
        templates: {
          'some prompts': 181,
          'most prompts': 15,
        },
        hours: {
          'human hours': 179,
          'partly at night': 1,
        },
        weekends: {
          less: 135,
          'as on other days': 38,
          'hardly any': 7,
        },
        signups: {
          'a few days': 197,
          'spread out': 52,
          'one day': 1,
        },
        volume: {
          low: 250,
        },
        referral: {
          'one code': 250,
        },
      },
    },
    {
      groups: 88,
      counts: {
        size: {
          large: 25,
          medium: 52,
          small: 10,
          household: 1,
        },
        instruments: {
          'not shared': 87,
        },
        devices: {
          'not shared': 69,
        },
        ranges: {
          'among many others': 69,
          'not shared': 8,
        },
        verified: {
          'no organisation': 56,
          'hardly any': 16,
          some: 16,
        },
        domain: {
          'none of its own': 69,
        },
        templates: {
          'some prompts': 63,
          'most prompts': 25,
        },
        hours: {
          'human hours': 75,
        },
        weekends: {
          less: 66,
          'as on other days': 9,
        },
        signups: {
          'spread out': 72,
          'a few days': 16,
        },
        volume: {
          low: 88,
        },
        referral: {
          'one code': 88,
        },
      },
    },
  ],
};
