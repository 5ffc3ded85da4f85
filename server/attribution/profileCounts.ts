import type { ProfileCounts } from './seenGroups.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 120 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 2341 groups, 43972 accounts.
 */
export const PROFILE_COUNTS: ProfileCounts = {
  campus: [
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
          'a pool of several': 115,
          'one for all': 29,
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
      groups: 393,
      counts: {
        size: {
          small: 351,
          household: 36,
          medium: 6,
        },
        instruments: {
          'one for all': 356,
          'own cards in one name': 1,
          'a pool of several': 8,
        },
        ranges: {
          'one for all': 377,
          'a pool of several': 16,
        },
        verified: {
          'no organisation': 259,
          some: 88,
          'hardly any': 46,
        },
        domain: {
          'own with history': 389,
          'none of its own': 3,
        },
        templates: {
          'most prompts': 352,
          'some prompts': 36,
        },
        hours: {
          'human hours': 383,
        },
        weekends: {
          less: 366,
          'hardly any': 9,
          'as on other days': 8,
        },
        signups: {
          'spread out': 350,
          'a few days': 43,
        },
        volume: {
          low: 393,
        },
        referral: {
          'no common code': 393,
        },
        devices: {
          'not shared': 388,
        },
        pools: {
          'go together': 5,
        },
      },
    },
    {
      groups: 110,
      counts: {
        size: {
          small: 38,
          household: 20,
          medium: 52,
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
          'hardly any': 22,
          'no organisation': 65,
          some: 23,
        },
        domain: {
          'none of its own': 110,
        },
        templates: {
          'few prompts': 72,
          'some prompts': 7,
        },
        hours: {
          'human hours': 77,
        },
        weekends: {
          'as on other days': 13,
          less: 61,
          'hardly any': 3,
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
  ],
  company: [
    {
      groups: 164,
      counts: {
        size: {
          small: 27,
          medium: 137,
        },
        instruments: {
          'a pool of several': 155,
          'one for all': 3,
        },
        ranges: {
          'one for all': 139,
          'a pool of several': 23,
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
          cross: 145,
          'go together': 3,
          'cross in part': 8,
        },
      },
    },
    {
      groups: 267,
      counts: {
        size: {
          large: 22,
          medium: 184,
          small: 58,
          household: 3,
        },
        ranges: {
          'one for all': 188,
          'a pool of several': 79,
        },
        verified: {
          mostly: 220,
          'hardly any': 47,
        },
        domain: {
          'own with history': 250,
          'own and new': 5,
          'none of its own': 1,
        },
        templates: {
          'some prompts': 25,
          'most prompts': 173,
          'few prompts': 56,
        },
        hours: {
          'partly at night': 40,
          'human hours': 192,
          'around the clock': 19,
        },
        weekends: {
          less: 57,
          'hardly any': 185,
          'as on other days': 9,
        },
        signups: {
          'one day': 51,
          'spread out': 196,
          'a few days': 20,
        },
        volume: {
          low: 267,
        },
        referral: {
          'no common code': 267,
        },
        instruments: {
          'one for all': 158,
        },
        devices: {
          'not shared': 241,
          'in part': 17,
          'one for all': 1,
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
      groups: 106,
      counts: {
        size: {
          large: 5,
          medium: 92,
          small: 8,
          household: 1,
        },
        instruments: {
          'not shared': 98,
        },
        ranges: {
          'one for all': 105,
          'among many others': 1,
        },
        verified: {
          some: 14,
          'no organisation': 71,
          'hardly any': 21,
        },
        domain: {
          'none of its own': 106,
        },
        templates: {
          'few prompts': 86,
          'some prompts': 19,
        },
        hours: {
          'human hours': 102,
        },
        weekends: {
          less: 85,
          'as on other days': 17,
        },
        signups: {
          'one day': 105,
          'a few days': 1,
        },
        volume: {
          low: 106,
        },
        referral: {
          'one code': 105,
          'no common code': 1,
        },
        devices: {
          'not shared': 103,
        },
      },
    },
    {
      groups: 123,
      counts: {
        size: {
          large: 66,
          medium: 56,
          small: 1,
        },
        instruments: {
          'not shared': 65,
          'one for all': 40,
        },
        devices: {
          'not shared': 117,
        },
        ranges: {
          'one for all': 122,
          'among many others': 1,
        },
        verified: {
          'no organisation': 74,
          'hardly any': 34,
          some: 15,
        },
        domain: {
          'none of its own': 122,
        },
        templates: {
          'few prompts': 112,
          'some prompts': 11,
        },
        hours: {
          'human hours': 120,
        },
        weekends: {
          less: 103,
          'hardly any': 1,
          'as on other days': 16,
        },
        signups: {
          'one day': 123,
        },
        volume: {
          low: 123,
        },
        referral: {
          'one code': 122,
          'no common code': 1,
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
      groups: 75,
      counts: {
        size: {
          small: 42,
          medium: 26,
          household: 7,
        },
        instruments: {
          'not shared': 66,
          'in part': 1,
        },
        devices: {
          'not shared': 28,
          'in part': 37,
          'one for all': 8,
        },
        ranges: {
          'one for all': 48,
          'among many others': 27,
        },
        verified: {
          'no organisation': 52,
          'hardly any': 11,
          some: 12,
        },
        domain: {
          'none of its own': 75,
        },
        templates: {
          'few prompts': 61,
          'some prompts': 6,
        },
        hours: {
          'human hours': 64,
          'partly at night': 1,
        },
        weekends: {
          less: 51,
          'as on other days': 14,
        },
        signups: {
          'spread out': 72,
          'a few days': 3,
        },
        volume: {
          low: 75,
        },
        referral: {
          'one code': 69,
          'no common code': 6,
        },
      },
    },
  ],
  operator: [
    {
      groups: 14,
      counts: {
        size: {
          large: 7,
          'very large': 4,
          medium: 3,
        },
        instruments: {
          'a pool of several': 14,
        },
        ranges: {
          'a pool of several': 14,
        },
        pools: {
          cross: 14,
        },
        verified: {
          'no organisation': 14,
        },
        domain: {
          'none of its own': 13,
        },
        templates: {
          'most prompts': 14,
        },
        hours: {
          'around the clock': 14,
        },
        weekends: {
          'as on other days': 13,
          less: 1,
        },
        signups: {
          'a few days': 7,
          'spread out': 6,
          'one day': 1,
        },
        volume: {
          low: 14,
        },
        referral: {
          'no common code': 14,
        },
        devices: {
          'not shared': 4,
        },
      },
    },
    {
      groups: 28,
      counts: {
        size: {
          large: 16,
          'very large': 8,
          medium: 4,
        },
        instruments: {
          'a pool of several': 22,
          'one for all': 1,
        },
        devices: {
          'a pool of several': 26,
        },
        ranges: {
          'a pool of several': 28,
        },
        pools: {
          cross: 28,
        },
        verified: {
          'no organisation': 28,
        },
        domain: {
          'none of its own': 26,
          'own with history': 1,
        },
        templates: {
          'most prompts': 28,
        },
        hours: {
          'around the clock': 27,
        },
        weekends: {
          'as on other days': 26,
          less: 1,
        },
        signups: {
          'spread out': 28,
        },
        volume: {
          low: 28,
        },
        referral: {
          'no common code': 28,
        },
      },
    },
    {
      groups: 9,
      counts: {
        size: {
          large: 5,
          'very large': 2,
          medium: 2,
        },
        instruments: {
          'a pool of several': 4,
        },
        devices: {
          'a pool of several': 8,
        },
        ranges: {
          'a pool of several': 9,
        },
        pools: {
          cross: 8,
        },
        verified: {
          'no organisation': 9,
        },
        domain: {
          'none of its own': 8,
          'own and new': 1,
        },
        templates: {
          'most prompts': 9,
        },
        hours: {
          'around the clock': 9,
        },
        weekends: {
          less: 1,
          'as on other days': 8,
        },
        signups: {
          'spread out': 3,
          'a few days': 5,
          'one day': 1,
        },
        volume: {
          low: 9,
        },
        referral: {
          'no common code': 9,
        },
      },
    },
    {
      groups: 3,
      counts: {
        size: {
          medium: 1,
          large: 2,
        },
        instruments: {
          'a pool of several': 3,
        },
        devices: {
          'a pool of several': 3,
        },
        ranges: {
          'a pool of several': 3,
        },
        pools: {
          cross: 3,
        },
        verified: {
          'no organisation': 3,
        },
        domain: {
          'none of its own': 3,
        },
        templates: {
          'most prompts': 3,
        },
        hours: {
          'around the clock': 3,
        },
        weekends: {
          'as on other days': 3,
        },
        signups: {
          'a few days': 2,
          'one day': 1,
        },
        volume: {
          low: 3,
        },
        referral: {
          'no common code': 3,
        },
      },
    },
    {
      groups: 15,
      counts: {
        size: {
          medium: 8,
          large: 6,
          'very large': 1,
        },
        instruments: {
          'a pool of several': 8,
          'own cards in few names': 2,
        },
        ranges: {
          'a pool of several': 15,
        },
        pools: {
          'go together': 1,
          cross: 14,
        },
        verified: {
          'hardly any': 2,
          'no organisation': 10,
          mostly: 3,
        },
        domain: {
          'own with history': 4,
          'few mailboxes': 6,
          'own and new': 2,
          'none of its own': 3,
        },
        templates: {
          'most prompts': 15,
        },
        hours: {
          'around the clock': 12,
          'human hours': 3,
        },
        weekends: {
          'as on other days': 7,
          'hardly any': 4,
          less: 4,
        },
        signups: {
          'spread out': 8,
          'a few days': 4,
          'one day': 3,
        },
        volume: {
          low: 15,
        },
        referral: {
          'no common code': 15,
        },
        devices: {
          'a pool of several': 11,
          'not shared': 3,
        },
      },
    },
    {
      groups: 20,
      counts: {
        size: {
          medium: 5,
          large: 14,
          'very large': 1,
        },
        instruments: {
          'a pool of several': 19,
          'one for all': 1,
        },
        ranges: {
          'a pool of several': 19,
          'among many others': 1,
        },
        pools: {
          cross: 20,
        },
        verified: {
          'no organisation': 20,
        },
        domain: {
          'none of its own': 18,
          'own and new': 1,
        },
        templates: {
          'most prompts': 20,
        },
        hours: {
          'around the clock': 13,
          'partly at night': 5,
        },
        weekends: {
          'hardly any': 18,
        },
        signups: {
          'a few days': 13,
          'spread out': 7,
        },
        volume: {
          low: 20,
        },
        referral: {
          'no common code': 20,
        },
        devices: {
          'a pool of several': 18,
        },
      },
    },
    {
      groups: 22,
      counts: {
        size: {
          large: 11,
          medium: 6,
          'very large': 5,
        },
        instruments: {
          'a pool of several': 17,
        },
        devices: {
          'a pool of several': 21,
        },
        ranges: {
          'a pool of several': 21,
          'one for all': 1,
        },
        pools: {
          cross: 22,
        },
        verified: {
          'no organisation': 22,
        },
        domain: {
          'none of its own': 21,
        },
        templates: {
          'most prompts': 22,
        },
        hours: {
          'around the clock': 22,
        },
        weekends: {
          'as on other days': 22,
        },
        signups: {
          'a few days': 7,
          'one day': 5,
          'spread out': 10,
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
      groups: 23,
      counts: {
        size: {
          large: 10,
          'very large': 7,
          medium: 6,
        },
        instruments: {
          'a pool of several': 20,
        },
        devices: {
          'a pool of several': 22,
        },
        ranges: {
          'a pool of several': 23,
        },
        pools: {
          cross: 23,
        },
        verified: {
          'no organisation': 23,
        },
        domain: {
          'few mailboxes': 23,
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
          'spread out': 10,
          'a few days': 8,
          'one day': 5,
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
      groups: 6,
      counts: {
        size: {
          large: 4,
          'very large': 2,
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
          'some prompts': 2,
          'most prompts': 4,
        },
        hours: {
          'around the clock': 2,
          'human hours': 4,
        },
        weekends: {
          'as on other days': 2,
          less: 4,
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
      },
    },
    {
      groups: 11,
      counts: {
        size: {
          large: 4.17,
          medium: 2.83,
          'very large': 2,
          household: 0.42,
          small: 1.59,
        },
        instruments: {
          'a pool of several': 4,
        },
        devices: {
          'a pool of several': 9.11,
          'one for all': 1.89,
        },
        ranges: {
          'a pool of several': 8.76,
          'among many others': 2.11,
          'not shared': 0.1,
          'in part': 0.03,
        },
        pools: {
          cross: 9.08,
        },
        verified: {
          'no organisation': 11,
        },
        domain: {
          'none of its own': 11,
        },
        templates: {
          'most prompts': 11,
        },
        hours: {
          'around the clock': 11,
        },
        weekends: {
          'as on other days': 10.89,
          less: 0.11,
        },
        signups: {
          'spread out': 2,
          'a few days': 7.78,
          'one day': 1.22,
        },
        volume: {
          low: 11,
        },
        referral: {
          'no common code': 11,
        },
      },
    },
    {
      groups: 4,
      counts: {
        size: {
          large: 3,
          medium: 1,
        },
        instruments: {
          'a pool of several': 4,
        },
        devices: {
          'a pool of several': 4,
        },
        ranges: {
          'a pool of several': 4,
        },
        pools: {
          cross: 4,
        },
        verified: {
          'no organisation': 4,
        },
        domain: {
          'none of its own': 4,
        },
        templates: {
          'most prompts': 4,
        },
        hours: {
          'around the clock': 4,
        },
        weekends: {
          'as on other days': 4,
        },
        signups: {
          'spread out': 2,
          'one day': 2,
        },
        volume: {
          low: 4,
        },
        referral: {
          'no common code': 4,
        },
      },
    },
    {
      groups: 2,
      counts: {
        size: {
          large: 1,
          medium: 1,
        },
        instruments: {
          'a pool of several': 1,
          'one for all': 1,
        },
        devices: {
          'a pool of several': 2,
        },
        ranges: {
          'a pool of several': 2,
        },
        pools: {
          cross: 2,
        },
        verified: {
          'hardly any': 1,
          mostly: 1,
        },
        domain: {
          'own and new': 2,
        },
        templates: {
          'most prompts': 2,
        },
        hours: {
          'around the clock': 2,
        },
        weekends: {
          'as on other days': 2,
        },
        signups: {
          'a few days': 1,
          'one day': 1,
        },
        volume: {
          low: 2,
        },
        referral: {
          'no common code': 2,
        },
      },
    },
    {
      groups: 16,
      counts: {
        size: {
          medium: 6,
          large: 7,
          'very large': 3,
        },
        instruments: {
          'a pool of several': 15,
          'one for all': 1,
        },
        devices: {
          'a pool of several': 15,
        },
        ranges: {
          'a pool of several': 16,
        },
        pools: {
          cross: 16,
        },
        verified: {
          'no organisation': 16,
        },
        domain: {
          'none of its own': 15,
          'own and new': 1,
        },
        templates: {
          'most prompts': 16,
        },
        hours: {
          'around the clock': 16,
        },
        weekends: {
          'as on other days': 14,
          less: 2,
        },
        signups: {
          'a few days': 9,
          'one day': 4,
          'spread out': 3,
        },
        volume: {
          low: 16,
        },
        referral: {
          'no common code': 16,
        },
      },
    },
    {
      groups: 9,
      counts: {
        size: {
          'very large': 3,
          large: 5,
          medium: 1,
        },
        instruments: {
          'a pool of several': 9,
        },
        devices: {
          'a pool of several': 9,
        },
        ranges: {
          'a pool of several': 9,
        },
        pools: {
          cross: 9,
        },
        verified: {
          'no organisation': 9,
        },
        domain: {
          'none of its own': 9,
        },
        templates: {
          'most prompts': 9,
        },
        hours: {
          'around the clock': 9,
        },
        weekends: {
          'as on other days': 8,
          less: 1,
        },
        signups: {
          'spread out': 3,
          'a few days': 6,
        },
        volume: {
          low: 9,
        },
        referral: {
          'no common code': 9,
        },
      },
    },
    {
      groups: 14,
      counts: {
        size: {
          'very large': 4,
          large: 7,
          medium: 3,
        },
        instruments: {
          'own cards in few names': 5,
        },
        devices: {
          'a pool of several': 14,
        },
        ranges: {
          'a pool of several': 13,
          'one for all': 1,
        },
        pools: {
          cross: 14,
        },
        verified: {
          'no organisation': 14,
        },
        domain: {
          'none of its own': 11,
          'own and new': 1,
        },
        templates: {
          'most prompts': 14,
        },
        hours: {
          'around the clock': 14,
        },
        weekends: {
          'as on other days': 14,
        },
        signups: {
          'a few days': 9,
          'spread out': 4,
          'one day': 1,
        },
        volume: {
          low: 14,
        },
        referral: {
          'no common code': 14,
        },
      },
    },
    {
      groups: 38,
      counts: {
        size: {
          'very large': 7,
          large: 26,
          medium: 5,
        },
        instruments: {
          'a pool of several': 29,
        },
        ranges: {
          'a pool of several': 38,
        },
        pools: {
          cross: 38,
        },
        verified: {
          'no organisation': 38,
        },
        domain: {
          'own and new': 1,
          'none of its own': 36,
        },
        templates: {
          'most prompts': 38,
        },
        hours: {
          'around the clock': 38,
        },
        weekends: {
          'as on other days': 36,
          less: 2,
        },
        signups: {
          'spread out': 16,
          'one day': 9,
          'a few days': 13,
        },
        volume: {
          low: 38,
        },
        referral: {
          'no common code': 38,
        },
        devices: {
          'a pool of several': 37,
        },
      },
    },
  ],
  reseller: [
    {
      groups: 135,
      counts: {
        size: {
          small: 105,
          household: 13,
          medium: 17,
        },
        instruments: {
          'one for all': 135,
        },
        devices: {
          'not shared': 132,
          'in part': 1,
        },
        ranges: {
          'a pool of several': 115,
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
      groups: 102,
      counts: {
        size: {
          medium: 87,
          small: 8,
          large: 7,
        },
        instruments: {
          'a pool of several': 57,
          'one for all': 45,
        },
        devices: {
          'not shared': 100,
        },
        ranges: {
          'among many others': 62,
          'not shared': 38,
          'in part': 2,
        },
        pools: {
          cross: 13,
          'cross in part': 4,
        },
        verified: {
          'hardly any': 23,
          'no organisation': 62,
          some: 17,
        },
        domain: {
          'none of its own': 102,
        },
        templates: {
          'few prompts': 89,
          'some prompts': 10,
        },
        hours: {
          'human hours': 96,
        },
        weekends: {
          less: 79,
          'as on other days': 16,
          'hardly any': 1,
        },
        signups: {
          'spread out': 102,
        },
        volume: {
          low: 102,
        },
        referral: {
          'one code': 102,
        },
      },
    },
  ],
  template: [
    {
      groups: 63,
      counts: {
        size: {
          medium: 56,
          large: 2,
          small: 5,
        },
        instruments: {
          'not shared': 45,
        },
        devices: {
          'not shared': 60,
        },
        ranges: {
          'among many others': 47,
          'not shared': 16,
        },
        verified: {
          'no organisation': 40,
          'hardly any': 13,
          some: 10,
        },
        domain: {
          'none of its own': 63,
        },
        templates: {
          'some prompts': 61,
          'most prompts': 2,
        },
        hours: {
          'human hours': 63,
        },
        weekends: {
          less: 54,
          'as on other days': 8,
          'hardly any': 1,
        },
        signups: {
          'a few days': 33,
          'spread out': 30,
        },
        volume: {
          low: 63,
        },
        referral: {
          'one code': 63,
        },
      },
    },
  ],
};
