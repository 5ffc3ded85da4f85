import type { ProfileCounts } from './hypotheses.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 48 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 889 groups, 15813 accounts.
 */
export const PROFILE_COUNTS: ProfileCounts = {
  campus: [
    {
      groups: 63,
      counts: {
        size: {
          large: 43,
          medium: 16,
          small: 3,
          household: 1,
        },
        instruments: {
          'not shared': 54,
        },
        devices: {
          'in part': 33,
          'not shared': 29,
        },
        ranges: {
          'a pool of several': 54,
          'one for all': 9,
        },
        verified: {
          mostly: 41,
          'hardly any': 5,
          'no organisation': 13,
          some: 4,
        },
        domain: {
          'own with history': 25,
          'own and new': 19,
        },
        templates: {
          'some prompts': 59,
          'few prompts': 4,
        },
        hours: {
          'human hours': 52,
          'partly at night': 10,
        },
        weekends: {
          less: 42,
          'as on other days': 20,
        },
        signups: {
          'spread out': 39,
          'one day': 24,
        },
        volume: {
          low: 63,
        },
        referral: {
          'no common code': 63,
        },
      },
    },
    {
      groups: 83,
      counts: {
        size: {
          medium: 8,
          household: 7,
          small: 67,
          large: 1,
        },
        instruments: {
          'a pool of several': 24,
          'one for all': 42,
        },
        devices: {
          'not shared': 82,
        },
        ranges: {
          'a pool of several': 33,
          'one for all': 47,
          'in part': 3,
        },
        verified: {
          'no organisation': 52,
          some: 17,
          'hardly any': 14,
        },
        domain: {
          'own with history': 76,
          'none of its own': 4,
        },
        templates: {
          'most prompts': 61,
          'some prompts': 14,
        },
        hours: {
          'human hours': 73,
        },
        weekends: {
          less: 69,
          'hardly any': 3,
          'as on other days': 1,
        },
        signups: {
          'spread out': 73,
          'a few days': 10,
        },
        volume: {
          low: 83,
        },
        referral: {
          'no common code': 83,
        },
      },
    },
    {
      groups: 55,
      counts: {
        size: {
          small: 12,
          medium: 41,
          household: 2,
        },
        devices: {
          'a pool of several': 52,
          'one for all': 3,
        },
        ranges: {
          'one for all': 55,
        },
        verified: {
          'no organisation': 42,
          some: 7,
          'hardly any': 6,
        },
        domain: {
          'none of its own': 43,
        },
        templates: {
          'few prompts': 43,
          'some prompts': 4,
        },
        hours: {
          'human hours': 46,
        },
        weekends: {
          less: 37,
          'as on other days': 7,
          'hardly any': 2,
        },
        signups: {
          'spread out': 54,
          'a few days': 1,
        },
        volume: {
          low: 55,
        },
        referral: {
          'no common code': 55,
        },
        instruments: {
          'not shared': 16,
        },
      },
    },
  ],
  company: [
    {
      groups: 33,
      counts: {
        size: {
          medium: 27,
          small: 6,
        },
        instruments: {
          'a pool of several': 31,
        },
        devices: {
          'a pool of several': 33,
        },
        ranges: {
          'a pool of several': 16,
          'one for all': 16,
          'in part': 1,
        },
        verified: {
          'hardly any': 5,
          'no organisation': 21,
          some: 7,
        },
        domain: {
          'none of its own': 31,
        },
        templates: {
          'some prompts': 29,
          'few prompts': 1,
        },
        hours: {
          'human hours': 29,
        },
        weekends: {
          less: 26,
          'as on other days': 3,
        },
        signups: {
          'one day': 31,
          'a few days': 2,
        },
        volume: {
          low: 33,
        },
        referral: {
          'no common code': 33,
        },
      },
    },
    {
      groups: 47,
      counts: {
        size: {
          medium: 34,
          small: 7,
          large: 6,
        },
        instruments: {
          'one for all': 24,
          'a pool of several': 1,
        },
        devices: {
          'not shared': 35,
          'in part': 8,
          'a pool of several': 2,
        },
        ranges: {
          'a pool of several': 17,
          'one for all': 30,
        },
        verified: {
          mostly: 38,
          'hardly any': 9,
        },
        domain: {
          'own with history': 40,
          'none of its own': 1,
        },
        templates: {
          'most prompts': 37,
          'some prompts': 4,
          'few prompts': 6,
        },
        hours: {
          'human hours': 29,
          'around the clock': 6,
          'partly at night': 10,
        },
        weekends: {
          'hardly any': 29,
          'as on other days': 5,
          less: 11,
        },
        signups: {
          'spread out': 35,
          'a few days': 7,
          'one day': 5,
        },
        volume: {
          low: 47,
        },
        referral: {
          'no common code': 47,
        },
      },
    },
    {
      groups: 60,
      counts: {
        size: {
          household: 15,
          small: 45,
        },
        instruments: {
          'one for all': 35,
          'a pool of several': 8,
        },
        devices: {
          'not shared': 21,
          'one for all': 8,
          'a pool of several': 11,
          'in part': 8,
        },
        ranges: {
          'one for all': 41,
          'a pool of several': 19,
        },
        verified: {
          'hardly any': 35,
          mostly: 23,
          some: 2,
        },
        domain: {
          'own with history': 58,
          'own and new': 1,
        },
        templates: {
          'most prompts': 60,
        },
        hours: {
          'around the clock': 46,
          'partly at night': 13,
        },
        weekends: {
          'as on other days': 51,
          less: 8,
        },
        signups: {
          'a few days': 11,
          'spread out': 49,
        },
        volume: {
          low: 60,
        },
        referral: {
          'no common code': 60,
        },
      },
    },
  ],
  event: [
    {
      groups: 45,
      counts: {
        size: {
          small: 5,
          medium: 37,
          large: 3,
        },
        instruments: {
          'not shared': 39,
        },
        devices: {
          'not shared': 43,
        },
        ranges: {
          'one for all': 45,
        },
        verified: {
          'no organisation': 33,
          some: 6,
          'hardly any': 6,
        },
        domain: {
          'none of its own': 40,
        },
        templates: {
          'few prompts': 37,
          'some prompts': 6,
        },
        hours: {
          'human hours': 41,
          'partly at night': 1,
        },
        weekends: {
          less: 33,
          'as on other days': 8,
          'hardly any': 1,
        },
        signups: {
          'one day': 45,
        },
        volume: {
          low: 45,
        },
        referral: {
          'one code': 45,
        },
      },
    },
    {
      groups: 66,
      counts: {
        size: {
          large: 31,
          medium: 35,
        },
        instruments: {
          'not shared': 44,
          'one for all': 13,
        },
        devices: {
          'not shared': 64,
        },
        ranges: {
          'one for all': 66,
        },
        verified: {
          'no organisation': 47,
          some: 8,
          'hardly any': 11,
        },
        domain: {
          'none of its own': 65,
        },
        templates: {
          'some prompts': 5,
          'few prompts': 61,
        },
        hours: {
          'human hours': 65,
        },
        weekends: {
          less: 56,
          'as on other days': 9,
        },
        signups: {
          'one day': 66,
        },
        volume: {
          low: 66,
        },
        referral: {
          'one code': 66,
        },
      },
    },
  ],
  household: [
    {
      groups: 33,
      counts: {
        size: {
          household: 28,
          small: 5,
        },
        instruments: {
          'one for all': 28,
          'a pool of several': 5,
        },
        devices: {
          'not shared': 30,
          'in part': 2,
        },
        ranges: {
          'in part': 7,
          'not shared': 24,
          'a pool of several': 2,
        },
        verified: {
          'hardly any': 8,
          'no organisation': 20,
          some: 5,
        },
        domain: {
          'none of its own': 33,
        },
        signups: {
          'spread out': 28,
          'a few days': 5,
        },
        volume: {
          low: 33,
        },
        referral: {
          'one code': 31,
          'no common code': 2,
        },
        templates: {
          'few prompts': 8,
          'some prompts': 1,
          'most prompts': 1,
        },
        hours: {
          'human hours': 10,
        },
        weekends: {
          'hardly any': 1,
          less: 6,
          'as on other days': 3,
        },
      },
    },
    {
      groups: 2,
      counts: {
        size: {
          small: 1,
          household: 1,
        },
        instruments: {
          'a pool of several': 2,
        },
        devices: {
          'a pool of several': 2,
        },
        ranges: {
          'a pool of several': 2,
        },
        verified: {
          'no organisation': 2,
        },
        domain: {
          'none of its own': 2,
        },
        templates: {
          'some prompts': 1,
        },
        hours: {
          'human hours': 1,
        },
        weekends: {
          less: 1,
        },
        signups: {
          'spread out': 2,
        },
        volume: {
          low: 2,
        },
        referral: {
          'no common code': 2,
        },
      },
    },
  ],
  infrastructure: [
    {
      groups: 95,
      counts: {
        size: {
          small: 51,
          medium: 32,
          household: 12,
        },
        instruments: {
          'not shared': 84,
        },
        devices: {
          'not shared': 30,
          'in part': 47,
          'one for all': 14,
          'a pool of several': 3,
        },
        ranges: {
          'one for all': 94,
          'a pool of several': 1,
        },
        verified: {
          'no organisation': 62,
          some: 23,
          'hardly any': 10,
        },
        domain: {
          'none of its own': 90,
        },
        templates: {
          'few prompts': 81,
          'some prompts': 9,
        },
        hours: {
          'human hours': 90,
        },
        weekends: {
          less: 72,
          'as on other days': 17,
          'hardly any': 1,
        },
        signups: {
          'spread out': 85,
          'a few days': 10,
        },
        volume: {
          low: 95,
        },
        referral: {
          'one code': 80,
          'no common code': 15,
        },
      },
    },
  ],
  operator: [
    {
      groups: 92,
      counts: {
        size: {
          large: 35,
          'very large': 20,
          medium: 37,
        },
        instruments: {
          'a pool of several': 79,
          'not shared': 3,
          'one for all': 1,
        },
        devices: {
          'a pool of several': 83,
          'not shared': 2,
        },
        ranges: {
          'a pool of several': 92,
        },
        verified: {
          'no organisation': 90,
          mostly: 2,
        },
        domain: {
          'none of its own': 79,
          'own and new': 4,
        },
        templates: {
          'most prompts': 90,
          'some prompts': 2,
        },
        hours: {
          'around the clock': 84,
          'human hours': 5,
          'partly at night': 2,
        },
        weekends: {
          'as on other days': 74,
          less: 9,
          'hardly any': 8,
        },
        signups: {
          'a few days': 30,
          'spread out': 47,
          'one day': 15,
        },
        volume: {
          low: 92,
        },
        referral: {
          'no common code': 92,
        },
      },
    },
  ],
  reseller: [
    {
      groups: 124,
      counts: {
        size: {
          medium: 7,
          small: 101,
          household: 16,
        },
        instruments: {
          'one for all': 120,
          'a pool of several': 4,
        },
        devices: {
          'not shared': 120,
          'in part': 2,
        },
        ranges: {
          'a pool of several': 106,
          'in part': 17,
          'not shared': 1,
        },
        verified: {
          'no organisation': 86,
          some: 19,
          'hardly any': 19,
        },
        domain: {
          'none of its own': 72,
          'own with history': 45,
        },
        templates: {
          'few prompts': 56,
          'some prompts': 15,
        },
        hours: {
          'human hours': 71,
        },
        weekends: {
          'hardly any': 70,
          less: 1,
        },
        signups: {
          'spread out': 111,
          'a few days': 13,
        },
        volume: {
          low: 124,
        },
        referral: {
          'no common code': 124,
        },
      },
    },
    {
      groups: 55,
      counts: {
        size: {
          small: 14,
          medium: 41,
        },
        instruments: {
          'a pool of several': 38,
          'one for all': 17,
        },
        devices: {
          'not shared': 53,
        },
        ranges: {
          'not shared': 21,
          'in part': 34,
        },
        verified: {
          'no organisation': 34,
          'hardly any': 14,
          some: 7,
        },
        domain: {
          'none of its own': 54,
        },
        signups: {
          'spread out': 52,
          'a few days': 3,
        },
        volume: {
          low: 55,
        },
        referral: {
          'one code': 55,
        },
        templates: {
          'few prompts': 43,
          'some prompts': 4,
        },
        hours: {
          'human hours': 47,
        },
        weekends: {
          less: 45,
          'as on other days': 2,
        },
      },
    },
  ],
  template: [
    {
      groups: 23,
      counts: {
        size: {
          medium: 19,
          small: 3,
          large: 1,
        },
        instruments: {
          'not shared': 22,
        },
        ranges: {
          'in part': 18,
          'not shared': 4,
          'a pool of several': 1,
        },
        verified: {
          'no organisation': 16,
          some: 5,
          'hardly any': 2,
        },
        domain: {
          'none of its own': 19,
        },
        templates: {
          'some prompts': 23,
        },
        hours: {
          'human hours': 22,
        },
        weekends: {
          less: 21,
          'as on other days': 1,
        },
        signups: {
          'spread out': 13,
          'a few days': 10,
        },
        volume: {
          low: 23,
        },
        referral: {
          'one code': 23,
        },
        devices: {
          'not shared': 22,
        },
      },
    },
    {
      groups: 2,
      counts: {
        size: {
          small: 2,
        },
        ranges: {
          'a pool of several': 1,
          'one for all': 1,
        },
        verified: {
          some: 1,
          'no organisation': 1,
        },
        domain: {
          'none of its own': 2,
        },
        templates: {
          'most prompts': 2,
        },
        hours: {
          'human hours': 2,
        },
        weekends: {
          'as on other days': 1,
          less: 1,
        },
        signups: {
          'spread out': 2,
        },
        volume: {
          low: 2,
        },
        referral: {
          'no common code': 2,
        },
        devices: {
          'not shared': 1,
        },
      },
    },
  ],
};
