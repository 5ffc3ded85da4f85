import { cafes, families, studentHouses } from '../crowds/home.js';
import { bootcamps, hackathon, university } from '../crowds/learning.js';
import { editorUsers, harnessUsers, timetableUsers, wrapperUsers } from '../crowds/machines.js';
import { followers, resoldAccounts } from '../crowds/trade.js';
import { waryPeople } from '../crowds/wary.js';
import { agencies, coworking, firms } from '../crowds/work.js';
import { ordinaryPeople } from '../person.js';
import { type Case, EASTERN, SOUTHERN, WESTERN, WORLDWIDE } from './case.js';

/** Worlds without any operator: whatever is attributed here is an innocent accused. */
export const NULLS: readonly Case[] = [
  {
    name: 'quiet-town',
    about: 'ordinary people, families and student houses; every table; two months',
    days: 60,
    countries: [
      ['DE', 80],
      ['PL', 15],
      ['FR', 5],
    ],
    pace: 0.6,
    mobileShare: 0.15,
    shape: { format: 'csv', ids: 'uuid' },
    people: (scene) => {
      ordinaryPeople(scene, 800);
      families(scene, 280);
      studentHouses(scene, 120);
    },
    expects: [],
  },
  {
    name: 'carrier-nation',
    about:
      'mobile first: thousands behind a few carrier addresses, cafés; no device ids, no phones',
    days: 30,
    countries: SOUTHERN,
    pace: 0.5,
    mobileShare: 0.85,
    shape: { format: 'ndjson', ids: 'prefixed', lacks: ['device_id', 'phone_hash'] },
    people: (scene) => {
      ordinaryPeople(scene, 3400);
      families(scene, 300);
      cafes(scene, 320, 40);
      followers(scene, 180, 'TECHBRO20');
    },
    expects: [],
  },
  {
    name: 'campus-term',
    about: 'three universities with their exercises, dormitories, lab machines; four months',
    days: 120,
    countries: WESTERN,
    pace: 0.3,
    mobileShare: 0.2,
    shape: { format: 'parquet', ids: 'integer' },
    people: (scene) => {
      ordinaryPeople(scene, 1500);
      university(scene, 900, 'northbridge', 'US');
      university(scene, 500, 'lakeside', 'GB');
      university(scene, 180, 'hochtal', 'DE');
      studentHouses(scene, 240);
    },
    expects: [],
  },
  {
    name: 'hackathon-week',
    about: 'five days, most accounts from one hackathon, two bootcamp cohorts',
    days: 5,
    countries: EASTERN,
    pace: 2,
    mobileShare: 0.3,
    shape: { format: 'csv', ids: 'prefixed' },
    people: (scene) => {
      ordinaryPeople(scene, 420);
      hackathon(scene, 320, 'BUILDNIGHT', 1);
      bootcamps(scene, 60, 30);
      firms(scene, 60, 20);
    },
    expects: [],
  },
  {
    name: 'keys-and-harnesses',
    about:
      'programs with keys: one benchmark run by hundreds, open wrappers; only accounts and prompts',
    days: 21,
    countries: WORLDWIDE,
    pace: 1,
    mobileShare: 0.1,
    shape: {
      format: 'ndjson',
      ids: 'uuid',
      without: ['sessions', 'payments'],
      lacks: ['phone_hash', 'referral_code'],
    },
    people: (scene) => {
      ordinaryPeople(scene, 150);
      harnessUsers(scene, 260);
      wrapperUsers(scene, 260);
      timetableUsers(scene, 130);
    },
    expects: [],
  },
  {
    name: 'office-park',
    about: 'firms, agencies that pay for many accounts, shared offices; prompts not kept',
    days: 75,
    countries: WESTERN,
    pace: 0.4,
    mobileShare: 0.15,
    shape: { format: 'csv', ids: 'integer', without: ['exchanges'] },
    people: (scene) => {
      ordinaryPeople(scene, 900);
      firms(scene, 420, 40);
      firms(scene, 160, 9, false);
      agencies(scene, 180, 36);
      coworking(scene, 240, 48);
    },
    expects: [],
  },
  {
    name: 'private-people',
    about: 'private mail, VPN exits, virtual cards and coin: careful, and strangers to each other',
    days: 45,
    countries: WORLDWIDE,
    pace: 0.5,
    mobileShare: 0.2,
    shape: { format: 'parquet', ids: 'uuid' },
    people: (scene) => {
      ordinaryPeople(scene, 1500);
      waryPeople(scene, 900);
      wrapperUsers(scene, 100);
    },
    expects: [],
  },
  {
    name: 'editor-crowd',
    about: 'thousands behind one editor extension and its one TLS print; timetables; no payments',
    days: 28,
    countries: WORLDWIDE,
    pace: 0.45,
    mobileShare: 0.1,
    shape: { format: 'parquet', ids: 'prefixed', without: ['payments'] },
    people: (scene) => {
      ordinaryPeople(scene, 6000);
      editorUsers(scene, 4200);
      timetableUsers(scene, 500);
      wrapperUsers(scene, 800);
      firms(scene, 400, 60);
      harnessUsers(scene, 100);
    },
    expects: [],
  },
  {
    name: 'second-hand-accounts',
    about: 'a seller made 240 accounts and sold them to strangers, who use them one by one',
    days: 90,
    countries: WORLDWIDE,
    pace: 0.4,
    mobileShare: 0.25,
    shape: { format: 'csv', ids: 'uuid' },
    people: (scene) => {
      ordinaryPeople(scene, 1900);
      resoldAccounts(scene, 240);
      families(scene, 160);
    },
    expects: [],
  },
];
