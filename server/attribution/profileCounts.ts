import type { ProfileCounts } from './hypotheses.js';

/**
 * Groups counted in generated worlds, by what they truly were; by `npm run calibrate` on
 * 56 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth: 941 groups, 26522 accounts.
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
        pools: {
          'cross in part': 9,
          cross: 23,
          'go together': 7,
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
      groups: 62,
      counts: {
        size: {
          medium: 3,
          small: 54,
          household: 5,
        },
        instruments: {
          'a pool of several': 5,
          'one for all': 51,
        },
        devices: {
          'not shared': 62,
        },
        ranges: {
          'one for all': 57,
          'a pool of several': 5,
        },
        pools: {
          'go together': 5,
        },
        verified: {
          'hardly any': 10,
          'no organisation': 39,
          some: 13,
        },
        domain: {
          'own with history': 62,
        },
        templates: {
          'most prompts': 50,
          'some prompts': 9,
        },
        hours: {
          'human hours': 59,
        },
        weekends: {
          less: 57,
          'hardly any': 2,
        },
        signups: {
          'spread out': 60,
          'a few days': 2,
        },
        volume: {
          low: 62,
        },
        referral: {
          'no common code': 62,
        },
      },
    },
    {
      groups: 44,
      counts: {
        size: {
          medium: 24,
          small: 11,
          household: 9,
        },
        devices: {
          'a pool of several': 34,
          'one for all': 10,
        },
        ranges: {
          'one for all': 44,
        },
        verified: {
          'no organisation': 24,
          'hardly any': 7,
          some: 13,
        },
        domain: {
          'none of its own': 44,
        },
        templates: {
          'few prompts': 26,
          'some prompts': 1,
        },
        hours: {
          'human hours': 27,
        },
        weekends: {
          less: 20,
          'as on other days': 7,
        },
        signups: {
          'spread out': 43,
          'a few days': 1,
        },
        volume: {
          low: 44,
        },
        referral: {
          'no common code': 44,
        },
        pools: {
          'cross in part': 1,
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
          'a pool of several': 10,
          'one for all': 81,
        },
        pools: {
          cross: 56,
          'cross in part': 6,
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
          'not shared': 65,
          'in part': 7,
          'one for all': 1,
        },
        ranges: {
          'one for all': 38,
          'a pool of several': 35,
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
          'one for all': 53,
        },
        pools: {
          'go together': 1,
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
          small: 110,
          household: 33,
        },
        instruments: {
          'one for all': 137,
        },
        ranges: {
          'one for all': 142,
          'in part': 1,
        },
        verified: {
          mostly: 60,
          'hardly any': 83,
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
          'spread out': 115,
          'a few days': 28,
        },
        volume: {
          low: 143,
        },
        referral: {
          'no common code': 143,
        },
        devices: {
          'not shared': 49,
          'in part': 18,
          'one for all': 50,
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
          household: 35,
          small: 1,
        },
        instruments: {
          'one for all': 35,
          'a pool of several': 1,
        },
        devices: {
          'not shared': 36,
        },
        ranges: {
          'not shared': 34,
          'in part': 2,
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
          'spread out': 34,
          'a few days': 2,
        },
        volume: {
          low: 36,
        },
        referral: {
          'one code': 35,
          'no common code': 1,
        },
        templates: {
          'few prompts': 6,
        },
        hours: {
          'human hours': 6,
        },
        weekends: {
          less: 6,
        },
      },
    },
    {
      groups: 9,
      counts: {
        size: {
          small: 6,
          household: 3,
        },
        instruments: {
          'a pool of several': 8,
          'one for all': 1,
        },
        devices: {
          'a pool of several': 8,
          'in part': 1,
        },
        ranges: {
          'a pool of several': 8,
          'in part': 1,
        },
        pools: {
          'go together': 7,
          'cross in part': 1,
        },
        verified: {
          some: 1,
          'hardly any': 2,
          'no organisation': 6,
        },
        domain: {
          'none of its own': 9,
        },
        templates: {
          'few prompts': 6,
          'some prompts': 1,
        },
        hours: {
          'human hours': 7,
        },
        weekends: {
          less: 6,
          'hardly any': 1,
        },
        signups: {
          'spread out': 9,
        },
        volume: {
          low: 9,
        },
        referral: {
          'no common code': 9,
        },
      },
    },
  ],
  infrastructure: [
    {
      groups: 34,
      counts: {
        size: {
          household: 6,
          small: 17,
          medium: 11,
        },
        instruments: {
          'not shared': 18,
        },
        devices: {
          'not shared': 17,
          'in part': 14,
          'one for all': 3,
        },
        ranges: {
          'one for all': 34,
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
          'few prompts': 23,
          'some prompts': 4,
        },
        hours: {
          'human hours': 27,
        },
        weekends: {
          'as on other days': 8,
          less: 17,
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
        pools: {
          cross: 125,
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
          'one for all': 63,
        },
        devices: {
          'not shared': 63,
        },
        ranges: {
          'a pool of several': 55,
          'in part': 7,
          'one for all': 1,
        },
        verified: {
          some: 15,
          'no organisation': 39,
          'hardly any': 9,
        },
        domain: {
          'none of its own': 41,
          'own with history': 21,
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
          'few prompts': 35,
          'some prompts': 4,
          'most prompts': 1,
        },
        hours: {
          'human hours': 40,
        },
        weekends: {
          'hardly any': 39,
          less: 1,
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
          'a pool of several': 35,
          'one for all': 14,
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
          'few prompts': 45,
        },
        hours: {
          'human hours': 45,
        },
        weekends: {
          less: 36,
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
          'one code': 49,
        },
        pools: {
          'cross in part': 5,
          cross: 6,
        },
      },
    },
  ],
  template: [
    {
      groups: 22,
      counts: {
        size: {
          medium: 18,
          large: 1,
          small: 3,
        },
        instruments: {
          'not shared': 19,
        },
        devices: {
          'not shared': 20,
        },
        ranges: {
          'in part': 19,
          'not shared': 2,
          'a pool of several': 1,
        },
        verified: {
          'no organisation': 19,
          some: 1,
          'hardly any': 2,
        },
        domain: {
          'none of its own': 22,
        },
        templates: {
          'some prompts': 20,
          'most prompts': 2,
        },
        hours: {
          'human hours': 22,
        },
        weekends: {
          less: 17,
          'as on other days': 4,
          'hardly any': 1,
        },
        signups: {
          'spread out': 12,
          'a few days': 10,
        },
        volume: {
          low: 22,
        },
        referral: {
          'one code': 22,
        },
      },
    },
  ],
};
