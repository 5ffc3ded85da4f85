import type { ProfileCounts } from './hypotheses.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 56 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 935 groups, 26522 accounts.
 */
export const PROFILE_COUNTS: ProfileCounts = {
  campus: [
    {
      groups: 57,
      counts: {
        size: {
          large: 47,
          medium: 10,
        },
        instruments: {
          'not shared': 51,
        },
        devices: {
          'in part': 29,
          'not shared': 28,
        },
        ranges: {
          'a pool of several': 41,
          'one for all': 16,
        },
        verified: {
          mostly: 34,
          some: 3,
          'hardly any': 9,
          'no organisation': 11,
        },
        domain: {
          'own with history': 26,
          'own and new': 31,
        },
        templates: {
          'some prompts': 56,
          'most prompts': 1,
        },
        hours: {
          'human hours': 50,
          'around the clock': 2,
          'partly at night': 5,
        },
        weekends: {
          less: 46,
          'as on other days': 11,
        },
        signups: {
          'spread out': 26,
          'one day': 31,
        },
        volume: {
          low: 57,
        },
        referral: {
          'no common code': 57,
        },
      },
    },
    {
      groups: 54,
      counts: {
        size: {
          medium: 8,
          small: 41,
          household: 5,
        },
        instruments: {
          'a pool of several': 23,
          'one for all': 25,
        },
        devices: {
          'not shared': 48,
          'in part': 6,
        },
        ranges: {
          'one for all': 34,
          'a pool of several': 20,
        },
        verified: {
          'hardly any': 8,
          'no organisation': 34,
          some: 12,
        },
        domain: {
          'own with history': 51,
          'none of its own': 3,
        },
        templates: {
          'most prompts': 42,
          'some prompts': 11,
        },
        hours: {
          'human hours': 53,
        },
        weekends: {
          less: 52,
          'hardly any': 1,
        },
        signups: {
          'spread out': 52,
          'a few days': 2,
        },
        volume: {
          low: 54,
        },
        referral: {
          'no common code': 54,
        },
      },
    },
    {
      groups: 44,
      counts: {
        size: {
          medium: 25,
          small: 13,
          household: 6,
        },
        devices: {
          'a pool of several': 36,
          'one for all': 8,
        },
        ranges: {
          'one for all': 44,
        },
        verified: {
          'no organisation': 23,
          'hardly any': 8,
          some: 13,
        },
        domain: {
          'none of its own': 44,
        },
        templates: {
          'few prompts': 27,
          'some prompts': 1,
        },
        hours: {
          'human hours': 28,
        },
        weekends: {
          less: 21,
          'as on other days': 7,
        },
        signups: {
          'spread out': 44,
        },
        volume: {
          low: 44,
        },
        referral: {
          'no common code': 44,
        },
        instruments: {
          'not shared': 9,
        },
      },
    },
  ],
  company: [
    {
      groups: 91,
      counts: {
        size: {
          medium: 70,
          small: 21,
        },
        instruments: {
          'a pool of several': 78,
          'one for all': 3,
        },
        devices: {
          'a pool of several': 68,
        },
        ranges: {
          'a pool of several': 31,
          'one for all': 60,
        },
        verified: {
          some: 22,
          'no organisation': 56,
          'hardly any': 13,
        },
        domain: {
          'none of its own': 91,
        },
        templates: {
          'some prompts': 82,
          'few prompts': 3,
        },
        hours: {
          'human hours': 85,
        },
        weekends: {
          less: 64,
          'as on other days': 20,
          'hardly any': 1,
        },
        signups: {
          'one day': 86,
          'a few days': 5,
        },
        volume: {
          low: 91,
        },
        referral: {
          'no common code': 91,
        },
      },
    },
    {
      groups: 73,
      counts: {
        size: {
          medium: 46,
          large: 12,
          small: 14,
          household: 1,
        },
        devices: {
          'not shared': 66,
          'in part': 6,
          'a pool of several': 1,
        },
        ranges: {
          'one for all': 37,
          'a pool of several': 36,
        },
        verified: {
          'hardly any': 17,
          mostly: 56,
        },
        domain: {
          'own with history': 72,
          'own and new': 1,
        },
        templates: {
          'most prompts': 47,
          'few prompts': 19,
          'some prompts': 4,
        },
        hours: {
          'human hours': 55,
          'around the clock': 7,
          'partly at night': 8,
        },
        weekends: {
          'hardly any': 56,
          less: 10,
          'as on other days': 4,
        },
        signups: {
          'one day': 12,
          'spread out': 51,
          'a few days': 10,
        },
        volume: {
          low: 73,
        },
        referral: {
          'no common code': 73,
        },
        instruments: {
          'one for all': 52,
          'a pool of several': 1,
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
          'not shared': 1,
        },
        devices: {
          'one for all': 2,
        },
        ranges: {
          'one for all': 2,
        },
        verified: {
          'no organisation': 2,
        },
        domain: {
          'none of its own': 2,
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
        templates: {
          'few prompts': 1,
        },
        hours: {
          'human hours': 1,
        },
        weekends: {
          less: 1,
        },
      },
    },
    {
      groups: 143,
      counts: {
        size: {
          small: 116,
          household: 24,
          medium: 3,
        },
        instruments: {
          'one for all': 105,
          'a pool of several': 32,
        },
        ranges: {
          'one for all': 95,
          'a pool of several': 47,
          'in part': 1,
        },
        verified: {
          mostly: 60,
          some: 8,
          'hardly any': 75,
        },
        domain: {
          'own with history': 143,
        },
        templates: {
          'most prompts': 143,
        },
        hours: {
          'around the clock': 126,
          'partly at night': 17,
        },
        weekends: {
          'as on other days': 127,
          less: 16,
        },
        signups: {
          'spread out': 122,
          'a few days': 21,
        },
        volume: {
          low: 143,
        },
        referral: {
          'no common code': 143,
        },
        devices: {
          'not shared': 49,
          'in part': 26,
          'a pool of several': 41,
          'one for all': 8,
        },
      },
    },
  ],
  event: [
    {
      groups: 58,
      counts: {
        size: {
          medium: 55,
          small: 3,
        },
        instruments: {
          'not shared': 52,
        },
        devices: {
          'not shared': 58,
        },
        ranges: {
          'one for all': 58,
        },
        verified: {
          'no organisation': 40,
          'hardly any': 12,
          some: 6,
        },
        domain: {
          'none of its own': 58,
        },
        templates: {
          'few prompts': 48,
          'some prompts': 9,
        },
        hours: {
          'human hours': 57,
        },
        weekends: {
          less: 46,
          'as on other days': 11,
        },
        signups: {
          'one day': 58,
        },
        volume: {
          low: 58,
        },
        referral: {
          'one code': 58,
        },
      },
    },
    {
      groups: 64,
      counts: {
        size: {
          large: 44,
          medium: 20,
        },
        instruments: {
          'not shared': 30,
          'one for all': 9,
        },
        devices: {
          'not shared': 64,
        },
        ranges: {
          'one for all': 64,
        },
        verified: {
          'no organisation': 43,
          'hardly any': 14,
          some: 7,
        },
        domain: {
          'none of its own': 64,
        },
        templates: {
          'few prompts': 56,
          'some prompts': 8,
        },
        hours: {
          'human hours': 64,
        },
        weekends: {
          less: 51,
          'as on other days': 13,
        },
        signups: {
          'one day': 64,
        },
        volume: {
          low: 64,
        },
        referral: {
          'one code': 64,
        },
      },
    },
  ],
  household: [
    {
      groups: 36,
      counts: {
        size: {
          household: 25,
          small: 11,
        },
        instruments: {
          'one for all': 25,
          'a pool of several': 11,
        },
        devices: {
          'not shared': 35,
          'in part': 1,
        },
        ranges: {
          'not shared': 30,
          'in part': 6,
        },
        verified: {
          'hardly any': 4,
          'no organisation': 22,
          some: 10,
        },
        domain: {
          'none of its own': 36,
        },
        signups: {
          'spread out': 32,
          'a few days': 4,
        },
        volume: {
          low: 36,
        },
        referral: {
          'one code': 33,
          'no common code': 3,
        },
        templates: {
          'some prompts': 1,
          'few prompts': 9,
        },
        hours: {
          'human hours': 10,
        },
        weekends: {
          'as on other days': 1,
          less: 8,
          'hardly any': 1,
        },
      },
    },
    {
      groups: 8,
      counts: {
        size: {
          small: 6,
          household: 2,
        },
        instruments: {
          'a pool of several': 7,
          'one for all': 1,
        },
        devices: {
          'a pool of several': 7,
          'in part': 1,
        },
        ranges: {
          'a pool of several': 8,
        },
        verified: {
          some: 1,
          'no organisation': 5,
          'hardly any': 2,
        },
        domain: {
          'none of its own': 8,
        },
        templates: {
          'few prompts': 4,
          'some prompts': 2,
        },
        hours: {
          'human hours': 6,
        },
        weekends: {
          less: 4,
          'hardly any': 2,
        },
        signups: {
          'spread out': 8,
        },
        volume: {
          low: 8,
        },
        referral: {
          'no common code': 8,
        },
      },
    },
  ],
  infrastructure: [
    {
      groups: 34,
      counts: {
        size: {
          household: 5,
          small: 18,
          medium: 11,
        },
        instruments: {
          'not shared': 18,
        },
        devices: {
          'not shared': 16,
          'in part': 15,
          'one for all': 1,
          'a pool of several': 2,
        },
        ranges: {
          'one for all': 32,
          'a pool of several': 2,
        },
        verified: {
          'hardly any': 5,
          'no organisation': 23,
          some: 6,
        },
        domain: {
          'none of its own': 34,
        },
        signups: {
          'spread out': 30,
          'a few days': 4,
        },
        volume: {
          low: 34,
        },
        referral: {
          'one code': 31,
          'no common code': 3,
        },
        templates: {
          'few prompts': 24,
          'some prompts': 4,
        },
        hours: {
          'human hours': 28,
        },
        weekends: {
          'as on other days': 8,
          less: 18,
          'hardly any': 2,
        },
      },
    },
  ],
  operator: [
    {
      groups: 127,
      counts: {
        size: {
          'very large': 32,
          large: 69,
          medium: 26,
        },
        instruments: {
          'a pool of several': 104,
          'not shared': 5,
        },
        devices: {
          'a pool of several': 114,
          'not shared': 3,
        },
        ranges: {
          'a pool of several': 126,
          'one for all': 1,
        },
        verified: {
          'no organisation': 121,
          mostly: 5,
          'hardly any': 1,
        },
        domain: {
          'none of its own': 119,
          'own with history': 4,
          'own and new': 3,
        },
        templates: {
          'most prompts': 126,
          'some prompts': 1,
        },
        hours: {
          'around the clock': 120,
          'partly at night': 1,
          'human hours': 4,
        },
        weekends: {
          'as on other days': 109,
          'hardly any': 8,
          less: 8,
        },
        signups: {
          'spread out': 70,
          'a few days': 44,
          'one day': 13,
        },
        volume: {
          low: 127,
        },
        referral: {
          'no common code': 127,
        },
      },
    },
  ],
  reseller: [
    {
      groups: 63,
      counts: {
        size: {
          small: 50,
          medium: 8,
          household: 5,
        },
        instruments: {
          'one for all': 61,
          'a pool of several': 2,
        },
        devices: {
          'not shared': 63,
        },
        ranges: {
          'a pool of several': 54,
          'in part': 9,
        },
        verified: {
          some: 15,
          'no organisation': 39,
          'hardly any': 9,
        },
        domain: {
          'none of its own': 45,
          'own with history': 17,
          'own and new': 1,
        },
        signups: {
          'spread out': 54,
          'a few days': 9,
        },
        volume: {
          low: 63,
        },
        referral: {
          'no common code': 63,
        },
        templates: {
          'few prompts': 34,
          'some prompts': 5,
          'most prompts': 1,
        },
        hours: {
          'human hours': 40,
        },
        weekends: {
          'hardly any': 38,
          less: 2,
        },
      },
    },
    {
      groups: 49,
      counts: {
        size: {
          medium: 37,
          large: 3,
          small: 9,
        },
        instruments: {
          'a pool of several': 36,
          'one for all': 13,
        },
        devices: {
          'not shared': 49,
        },
        ranges: {
          'not shared': 20,
          'in part': 29,
        },
        verified: {
          'no organisation': 32,
          some: 5,
          'hardly any': 12,
        },
        domain: {
          'none of its own': 49,
        },
        templates: {
          'few prompts': 46,
        },
        hours: {
          'human hours': 46,
        },
        weekends: {
          less: 37,
          'as on other days': 9,
        },
        signups: {
          'spread out': 48,
          'a few days': 1,
        },
        volume: {
          low: 49,
        },
        referral: {
          'one code': 48,
          'no common code': 1,
        },
      },
    },
  ],
  template: [
    {
      groups: 23,
      counts: {
        size: {
          medium: 18,
          large: 1,
          small: 4,
        },
        instruments: {
          'not shared': 20,
        },
        devices: {
          'not shared': 21,
        },
        ranges: {
          'in part': 20,
          'not shared': 2,
          'a pool of several': 1,
        },
        verified: {
          'no organisation': 20,
          some: 1,
          'hardly any': 2,
        },
        domain: {
          'none of its own': 23,
        },
        templates: {
          'some prompts': 21,
          'most prompts': 2,
        },
        hours: {
          'human hours': 23,
        },
        weekends: {
          less: 18,
          'as on other days': 4,
          'hardly any': 1,
        },
        signups: {
          'spread out': 12,
          'a few days': 11,
        },
        volume: {
          low: 23,
        },
        referral: {
          'one code': 23,
        },
      },
    },
  ],
};
