import type { ProfileCounts } from './seenGroups.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 160 worlds of random-classic, random-institutions, random-lookalike-heavy, random-payments-poor, random-stealth: 3871 groups, 57109 accounts.
 */
export const PROFILE_COUNTS: ProfileCounts = {
  campus: [
    {
      groups: 302,
      counts: {
        size: {
          medium: 231,
          small: 60,
          large: 6,
          household: 5,
        },
        instruments: {
          'not shared': 235,
          'own cards in one name': 63,
        },
        devices: {
          'not shared': 291,
        },
        ranges: {
          'one for all': 142,
          'among many others': 127,
          'a pool of several': 24,
          'two for all': 4,
          'not shared': 4,
          'in part': 1,
        },
        verified: {
          some: 49,
          'no organisation': 203,
          'hardly any': 50,
        },
        domain: {
          'none of its own': 298,
        },
        templates: {
          'some prompts': 292,
          'few prompts': 5,
          'most prompts': 2,
        },
        signups: {
          'a few days': 251,
          'one day': 51,
        },
        volume: {
          low: 302,
        },
        referral: {
          'one code': 302,
        },
        hours: {
          'human hours': 295,
        },
        weekends: {
          less: 260,
          'as on other days': 32,
          'hardly any': 3,
        },
      },
    },
    {
      groups: 144,
      counts: {
        size: {
          large: 119,
          medium: 25,
        },
        instruments: {
          'not shared': 137,
        },
        devices: {
          'in part': 66,
          'not shared': 76,
        },
        ranges: {
          'a pool of several': 101,
          'one for all': 29,
          'two for all': 14,
        },
        pools: {
          cross: 74,
          'go together': 15,
          'cross in part': 14,
        },
        verified: {
          mostly: 99,
          'no organisation': 35,
          'hardly any': 8,
          some: 2,
        },
        domain: {
          'own with history': 101,
          'own and new': 43,
        },
        templates: {
          'some prompts': 143,
          'few prompts': 1,
        },
        hours: {
          'human hours': 112,
          'partly at night': 29,
        },
        weekends: {
          'as on other days': 34,
          less: 106,
          'hardly any': 1,
        },
        signups: {
          'spread out': 101,
          'one day': 43,
        },
        volume: {
          low: 144,
        },
        referral: {
          'no common code': 144,
        },
      },
    },
    {
      groups: 395,
      counts: {
        size: {
          small: 352,
          household: 38,
          medium: 5,
        },
        instruments: {
          'one for all': 361,
          'own cards in one name': 1,
          'a pool in one name': 1,
          'two for all': 3,
          'in part': 1,
        },
        ranges: {
          'one for all': 383,
          'two for all': 9,
          'a pool of several': 3,
        },
        verified: {
          'no organisation': 260,
          some: 90,
          'hardly any': 45,
        },
        domain: {
          'own with history': 392,
          'none of its own': 2,
        },
        templates: {
          'most prompts': 351,
          'some prompts': 38,
        },
        hours: {
          'human hours': 384,
        },
        weekends: {
          less: 367,
          'hardly any': 9,
          'as on other days': 8,
        },
        signups: {
          'spread out': 352,
          'a few days': 43,
        },
        volume: {
          low: 395,
        },
        referral: {
          'no common code': 395,
        },
        devices: {
          'not shared': 389,
        },
        pools: {
          'go together': 3,
        },
      },
    },
    {
      groups: 110,
      counts: {
        size: {
          small: 41,
          medium: 51,
          household: 18,
        },
        devices: {
          'a pool of several': 82,
          'one for all': 28,
        },
        ranges: {
          'among many others': 38,
          'one for all': 72,
        },
        verified: {
          'no organisation': 67,
          'hardly any': 21,
          some: 22,
        },
        domain: {
          'none of its own': 110,
        },
        templates: {
          'few prompts': 73,
          'some prompts': 7,
        },
        hours: {
          'human hours': 79,
        },
        weekends: {
          'hardly any': 4,
          less: 64,
          'as on other days': 11,
        },
        signups: {
          'spread out': 100,
          'a few days': 10,
        },
        volume: {
          low: 110,
        },
        referral: {
          'no common code': 110,
        },
        instruments: {
          'not shared': 21,
        },
        pools: {
          'cross in part': 4,
          'go together': 1,
        },
      },
    },
    {
      groups: 189,
      counts: {
        size: {
          large: 117,
          medium: 59,
          small: 12,
          household: 1,
        },
        devices: {
          'a pool of several': 163,
          'in part': 3,
          'one for all': 1,
        },
        ranges: {
          'one for all': 131,
          'two for all': 40,
          'among many others': 17,
          'a pool of several': 1,
        },
        verified: {
          'hardly any': 53,
          'no organisation': 70,
          mostly: 54,
          some: 12,
        },
        domain: {
          'own with history': 49,
          'own and new': 71,
          'none of its own': 65,
        },
        templates: {
          'some prompts': 187,
          'most prompts': 1,
          'few prompts': 1,
        },
        signups: {
          'a few days': 133,
          'one day': 51,
          'spread out': 5,
        },
        volume: {
          low: 189,
        },
        referral: {
          'no common code': 189,
        },
        instruments: {
          'one for all': 55,
        },
        pools: {
          cross: 52,
          'cross in part': 38,
          'go together': 15,
        },
        hours: {
          'human hours': 80,
          'partly at night': 72,
          'around the clock': 16,
          'in shifts': 1,
        },
        weekends: {
          'hardly any': 78,
          less: 81,
          'as on other days': 10,
        },
      },
    },
  ],
  company: [
    {
      groups: 187,
      counts: {
        size: {
          large: 95,
          medium: 90,
          small: 2,
        },
        instruments: {
          'not shared': 40,
          'a pool in one name': 60,
          'a pool of several': 37,
          'one for all': 37,
          'two for all': 13,
        },
        devices: {
          'a pool of several': 94,
          'not shared': 57,
          'in part': 1,
        },
        ranges: {
          'one for all': 185,
          'two for all': 1,
          'a pool of several': 1,
        },
        pools: {
          'cross in part': 20,
          cross: 71,
        },
        verified: {
          mostly: 60,
          'hardly any': 63,
          'no organisation': 55,
          some: 9,
        },
        domain: {
          'own and new': 104,
          'none of its own': 76,
        },
        templates: {
          'most prompts': 170,
          'some prompts': 17,
        },
        signups: {
          'spread out': 69,
          'one day': 113,
          'a few days': 5,
        },
        volume: {
          low: 187,
        },
        referral: {
          'no common code': 187,
        },
        hours: {
          'human hours': 127,
          'in shifts': 45,
          'partly at night': 10,
        },
        weekends: {
          'hardly any': 126,
          'as on other days': 56,
        },
      },
    },
    {
      groups: 164,
      counts: {
        size: {
          small: 26,
          medium: 138,
        },
        instruments: {
          'a pool in one name': 108,
          'a pool of several': 43,
          'two for all': 5,
          'one for all': 3,
        },
        ranges: {
          'one for all': 139,
          'a pool of several': 20,
          'two for all': 2,
          'among many others': 1,
          'in part': 2,
        },
        verified: {
          'no organisation': 99,
          some: 31,
          'hardly any': 34,
        },
        domain: {
          'none of its own': 164,
        },
        templates: {
          'some prompts': 147,
          'few prompts': 1,
        },
        hours: {
          'human hours': 145,
        },
        weekends: {
          less: 122,
          'as on other days': 21,
          'hardly any': 2,
        },
        signups: {
          'one day': 153,
          'a few days': 11,
        },
        volume: {
          low: 164,
        },
        referral: {
          'no common code': 164,
        },
        devices: {
          'a pool of several': 161,
        },
        pools: {
          cross: 146,
          'go together': 3,
          'cross in part': 8,
        },
      },
    },
    {
      groups: 262,
      counts: {
        size: {
          large: 22,
          medium: 184,
          small: 54,
          household: 2,
        },
        ranges: {
          'one for all': 183,
          'a pool of several': 27,
          'two for all': 52,
        },
        verified: {
          mostly: 215,
          'hardly any': 47,
        },
        domain: {
          'own with history': 245,
          'own and new': 5,
          'none of its own': 1,
        },
        templates: {
          'some prompts': 24,
          'most prompts': 173,
          'few prompts': 51,
        },
        hours: {
          'partly at night': 40,
          'human hours': 186,
          'around the clock': 12,
          'in shifts': 7,
        },
        weekends: {
          less: 57,
          'hardly any': 179,
          'as on other days': 9,
        },
        signups: {
          'one day': 51,
          'spread out': 193,
          'a few days': 18,
        },
        volume: {
          low: 262,
        },
        referral: {
          'no common code': 262,
        },
        instruments: {
          'one for all': 158,
        },
        devices: {
          'not shared': 236,
          'in part': 17,
          'one for all': 1,
        },
      },
    },
    {
      groups: 245,
      counts: {
        size: {
          medium: 136,
          large: 68,
          small: 36,
          household: 5,
        },
        instruments: {
          'a pool of several': 119,
          'a pool in one name': 45,
          'one for all': 54,
          'two for all': 27,
        },
        devices: {
          'not shared': 229,
        },
        ranges: {
          'one for all': 192,
          'a pool of several': 40,
          'two for all': 13,
        },
        verified: {
          'hardly any': 90,
          mostly: 145,
          some: 10,
        },
        domain: {
          'own with history': 157,
          'own and new': 12,
          'none of its own': 66,
        },
        templates: {
          'most prompts': 129,
          'few prompts': 95,
          'some prompts': 15,
        },
        signups: {
          'spread out': 233,
          'a few days': 12,
        },
        volume: {
          low: 245,
        },
        referral: {
          'no common code': 245,
        },
        pools: {
          cross: 94,
          'cross in part': 14,
          'go together': 13,
        },
        hours: {
          'human hours': 222,
        },
        weekends: {
          'hardly any': 222,
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
      groups: 153,
      counts: {
        size: {
          medium: 85,
          large: 60,
          small: 7,
          household: 1,
        },
        instruments: {
          'one for all': 73,
        },
        devices: {
          'a pool of several': 136,
        },
        ranges: {
          'one for all': 62,
          'two for all': 48,
          'a pool of several': 43,
        },
        pools: {
          cross: 88,
          'cross in part': 1,
        },
        verified: {
          mostly: 121,
          'hardly any': 32,
        },
        domain: {
          'own with history': 74,
          'own and new': 72,
          'none of its own': 3,
        },
        templates: {
          'few prompts': 147,
          'some prompts': 4,
        },
        signups: {
          'spread out': 79,
          'one day': 74,
        },
        volume: {
          low: 153,
        },
        referral: {
          'no common code': 153,
        },
        hours: {
          'partly at night': 115,
          'human hours': 32,
        },
        weekends: {
          'as on other days': 124,
          less: 23,
        },
      },
    },
    {
      groups: 296,
      counts: {
        size: {
          small: 227,
          household: 69,
        },
        instruments: {
          'one for all': 274,
        },
        ranges: {
          'one for all': 294,
          'in part': 2,
        },
        verified: {
          'hardly any': 196,
          mostly: 100,
        },
        domain: {
          'own with history': 296,
        },
        templates: {
          'most prompts': 296,
        },
        hours: {
          'around the clock': 256,
          'partly at night': 36,
          'human hours': 1,
        },
        weekends: {
          'as on other days': 266,
          less: 26,
          'hardly any': 1,
        },
        signups: {
          'spread out': 230,
          'a few days': 66,
        },
        volume: {
          low: 296,
        },
        referral: {
          'no common code': 296,
        },
        devices: {
          'in part': 39,
          'one for all': 104,
          'not shared': 84,
        },
      },
    },
  ],
  event: [
    {
      groups: 105,
      counts: {
        size: {
          large: 5,
          medium: 92,
          small: 8,
        },
        instruments: {
          'not shared': 97,
        },
        ranges: {
          'one for all': 105,
        },
        verified: {
          some: 14,
          'no organisation': 70,
          'hardly any': 21,
        },
        domain: {
          'none of its own': 105,
        },
        templates: {
          'few prompts': 86,
          'some prompts': 18,
        },
        hours: {
          'human hours': 101,
        },
        weekends: {
          less: 84,
          'as on other days': 17,
        },
        signups: {
          'one day': 104,
          'a few days': 1,
        },
        volume: {
          low: 105,
        },
        referral: {
          'one code': 105,
        },
        devices: {
          'not shared': 102,
        },
      },
    },
    {
      groups: 122,
      counts: {
        size: {
          large: 66,
          medium: 56,
        },
        instruments: {
          'not shared': 65,
          'one for all': 40,
        },
        devices: {
          'not shared': 116,
        },
        ranges: {
          'one for all': 122,
        },
        verified: {
          'no organisation': 74,
          'hardly any': 33,
          some: 15,
        },
        domain: {
          'none of its own': 121,
        },
        templates: {
          'few prompts': 111,
          'some prompts': 11,
        },
        hours: {
          'human hours': 119,
        },
        weekends: {
          less: 102,
          'hardly any': 1,
          'as on other days': 16,
        },
        signups: {
          'one day': 122,
        },
        volume: {
          low: 122,
        },
        referral: {
          'one code': 122,
        },
      },
    },
  ],
  household: [
    {
      groups: 58,
      counts: {
        size: {
          household: 58,
        },
        instruments: {
          'one for all': 58,
        },
        devices: {
          'not shared': 58,
        },
        ranges: {
          'not shared': 52,
          'among many others': 6,
        },
        verified: {
          'no organisation': 45,
          'hardly any': 7,
          some: 6,
        },
        domain: {
          'none of its own': 58,
        },
        templates: {
          'few prompts': 16,
          'some prompts': 2,
        },
        hours: {
          'human hours': 18,
        },
        weekends: {
          less: 7,
          'as on other days': 8,
          'hardly any': 3,
        },
        signups: {
          'spread out': 55,
          'a few days': 3,
        },
        volume: {
          low: 58,
        },
        referral: {
          'one code': 58,
        },
      },
    },
  ],
  infrastructure: [
    {
      groups: 78,
      counts: {
        size: {
          small: 51,
          medium: 14,
          household: 13,
        },
        instruments: {
          'not shared': 67,
          'in part': 1,
        },
        devices: {
          'not shared': 52,
          'in part': 14,
          'one for all': 10,
        },
        ranges: {
          'one for all': 51,
          'among many others': 27,
        },
        verified: {
          'no organisation': 56,
          'hardly any': 11,
          some: 11,
        },
        domain: {
          'none of its own': 78,
        },
        templates: {
          'few prompts': 62,
          'some prompts': 6,
        },
        hours: {
          'human hours': 65,
          'partly at night': 1,
        },
        weekends: {
          less: 52,
          'as on other days': 12,
          'hardly any': 2,
        },
        signups: {
          'spread out': 73,
          'a few days': 5,
        },
        volume: {
          low: 78,
        },
        referral: {
          'one code': 72,
          'no common code': 6,
        },
      },
    },
    {
      groups: 103,
      counts: {
        size: {
          medium: 58,
          small: 29,
          large: 15,
          household: 1,
        },
        instruments: {
          'own cards in one name': 65,
          'a pool in one name': 26,
          'one for all': 5,
          'in part': 3,
          'a pool of several': 1,
          'not shared': 1,
        },
        devices: {
          'a pool of several': 86,
          'in part': 1,
          'one for all': 1,
        },
        ranges: {
          'one for all': 75,
          'among many others': 28,
        },
        verified: {
          'hardly any': 14,
          'no organisation': 73,
          some: 16,
        },
        domain: {
          'none of its own': 99,
        },
        templates: {
          'few prompts': 93,
          'some prompts': 4,
        },
        signups: {
          'spread out': 100,
          'a few days': 3,
        },
        volume: {
          low: 103,
        },
        referral: {
          'no common code': 103,
        },
        pools: {
          'cross in part': 13,
          'go together': 6,
          cross: 1,
        },
        hours: {
          'partly at night': 84,
          'around the clock': 10,
        },
        weekends: {
          'as on other days': 86,
          less: 8,
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
      groups: 23,
      counts: {
        size: {
          medium: 12,
          large: 9,
          'very large': 2,
        },
        instruments: {
          'a pool of several': 11,
          'two for all': 2,
          'own cards in few names': 3,
        },
        ranges: {
          'a pool of several': 21,
          'two for all': 2,
        },
        pools: {
          'go together': 1,
          cross: 22,
        },
        verified: {
          'hardly any': 4,
          'no organisation': 16,
          mostly: 3,
        },
        domain: {
          'own with history': 6,
          'few mailboxes': 6,
          'own and new': 2,
          'none of its own': 9,
        },
        templates: {
          'most prompts': 23,
        },
        hours: {
          'around the clock': 16,
          'human hours': 5,
          'in shifts': 1,
        },
        weekends: {
          'as on other days': 12,
          'hardly any': 4,
          less: 6,
        },
        signups: {
          'spread out': 13,
          'a few days': 7,
          'one day': 3,
        },
        volume: {
          low: 23,
        },
        referral: {
          'no common code': 23,
        },
        devices: {
          'a pool of several': 17,
          'not shared': 3,
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
      groups: 135,
      counts: {
        size: {
          small: 106,
          household: 13,
          medium: 16,
        },
        instruments: {
          'one for all': 135,
        },
        devices: {
          'not shared': 132,
          'in part': 1,
        },
        ranges: {
          'a pool of several': 71,
          'two for all': 44,
          'in part': 16,
          'not shared': 3,
          'one for all': 1,
        },
        verified: {
          some: 29,
          'no organisation': 91,
          'hardly any': 15,
        },
        domain: {
          'none of its own': 87,
          'own with history': 46,
          'own and new': 2,
        },
        templates: {
          'few prompts': 75,
          'some prompts': 16,
        },
        hours: {
          'human hours': 89,
        },
        weekends: {
          'hardly any': 85,
          less: 4,
        },
        signups: {
          'spread out': 123,
          'a few days': 12,
        },
        volume: {
          low: 135,
        },
        referral: {
          'no common code': 135,
        },
      },
    },
    {
      groups: 174,
      counts: {
        size: {
          medium: 86,
          small: 82,
          household: 4,
          large: 2,
        },
        instruments: {
          'one for all': 174,
        },
        devices: {
          'not shared': 172,
        },
        ranges: {
          'among many others': 66,
          'not shared': 105,
          'in part': 3,
        },
        verified: {
          'no organisation': 108,
          some: 38,
          'hardly any': 28,
        },
        domain: {
          'none of its own': 174,
        },
        templates: {
          'few prompts': 109,
          'some prompts': 17,
        },
        hours: {
          'human hours': 122,
          'partly at night': 1,
        },
        weekends: {
          less: 98,
          'as on other days': 22,
          'hardly any': 3,
        },
        signups: {
          'spread out': 165,
          'a few days': 9,
        },
        volume: {
          low: 174,
        },
        referral: {
          'one code': 174,
        },
        pools: {
          'go together': 1,
        },
      },
    },
  ],
  template: [
    {
      groups: 193,
      counts: {
        size: {
          small: 130,
          medium: 31,
          household: 32,
        },
        instruments: {
          'not shared': 108,
        },
        devices: {
          'not shared': 184,
        },
        ranges: {
          'among many others': 133,
          'not shared': 60,
        },
        verified: {
          some: 36,
          'no organisation': 128,
          'hardly any': 29,
        },
        domain: {
          'none of its own': 193,
        },
        templates: {
          'some prompts': 130,
          'most prompts': 14,
        },
        hours: {
          'human hours': 144,
        },
        weekends: {
          less: 106,
          'as on other days': 31,
          'hardly any': 7,
        },
        signups: {
          'a few days': 151,
          'spread out': 41,
          'one day': 1,
        },
        volume: {
          low: 193,
        },
        referral: {
          'one code': 193,
        },
      },
    },
    {
      groups: 61,
      counts: {
        size: {
          medium: 37,
          large: 15,
          small: 8,
          household: 1,
        },
        instruments: {
          'not shared': 61,
        },
        devices: {
          'not shared': 53,
        },
        ranges: {
          'among many others': 55,
          'not shared': 6,
        },
        verified: {
          'no organisation': 37,
          some: 12,
          'hardly any': 12,
        },
        domain: {
          'none of its own': 59,
        },
        templates: {
          'some prompts': 47,
          'most prompts': 14,
        },
        signups: {
          'spread out': 49,
          'a few days': 12,
        },
        volume: {
          low: 61,
        },
        referral: {
          'one code': 61,
        },
        hours: {
          'human hours': 59,
        },
        weekends: {
          'as on other days': 9,
          less: 50,
        },
      },
    },
  ],
};
