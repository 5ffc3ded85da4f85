import { families, studentHouses } from '../crowds/home.js';
import { campusOf, university } from '../crowds/learning.js';
import { editorUsers, timetableUsers, wrapperUsers } from '../crowds/machines.js';
import { waryPeople } from '../crowds/wary.js';
import { agencies, firms } from '../crowds/work.js';
import { always, shifts, tireless, together } from '../hands/habits.js';
import { operate } from '../hands/hand.js';
import { cleanProfiles, ownProgram, rack, rented } from '../hands/machines.js';
import { catchAll, generated, inconspicuous, withSharedPhones } from '../hands/masks.js';
import { cardEach, pool, rotatingPool, vouchers } from '../hands/money.js';
import {
  oneOffice,
  racks,
  residential,
  rotatingRacks,
  sellersProxies,
  stickyHomes,
} from '../hands/routes.js';
import { aged, drip, inBursts } from '../hands/signups.js';
import { DAY } from '../hours.js';
import { ordinaryPeople } from '../person.js';
import { rotatingTalk, templateTalk, ticketTalk } from '../talk/harvest.js';
import { type Case, EASTERN, SOUTHERN, WESTERN, WORLDWIDE } from './case.js';

/** Worlds with one or two operators that leave traces a patient reader can follow. */
export const PLAIN: readonly Case[] = [
  {
    name: 'careful-cards',
    about: 'a card and a home line for each account, clean profiles, five fixed instructions',
    days: 40,
    countries: WORLDWIDE,
    pace: 0.5,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'uuid' },
    people: (scene) => {
      const box = scene.dice.fork('box-careful');
      ordinaryPeople(scene, 3600);
      families(scene, 300);
      waryPeople(scene, 400);
      wrapperUsers(scene, 300);
      operate(scene, {
        name: 'careful',
        accounts: 400,
        signup: inBursts(scene, 12),
        mask: generated([['US', 100]]),
        means: cardEach('US', '428852'),
        route: stickyHomes(scene, ['US']),
        machine: cleanProfiles(),
        rhythm: tireless(4),
        talk: always(templateTalk(box, 'code', 5)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'careful',
        establishable: 'yes',
        why: 'five long instructions nobody else has, in 400 accounts made in bursts of twelve, mailboxes of one shape, cards of one issuer, day and night',
      },
    ],
  },
  {
    name: 'sloppy-racks',
    about: 'twelve cards, own domains, two server ranges, one odd program',
    days: 30,
    countries: WESTERN,
    pace: 0.6,
    mobileShare: 0.15,
    shape: { format: 'ndjson', ids: 'integer' },
    people: (scene) => {
      const box = scene.dice.fork('box-sloppy');
      ordinaryPeople(scene, 1500);
      firms(scene, 200, 25);
      families(scene, 200);
      operate(scene, {
        name: 'sloppy',
        accounts: 600,
        signup: inBursts(scene, 60),
        mask: catchAll(
          [
            ['US', 60],
            ['GB', 40],
          ],
          ['mailbase1.com', 'inboxly.net', 'qpost.io'],
        ),
        means: pool(box, 12, ['US']),
        route: racks(scene, box, 2, 40),
        machine: ownProgram(box),
        rhythm: tireless(5),
        talk: always(templateTalk(box, 'maths', 3)),
        plan: 'payg',
        clock: 'none',
      });
    },
    expects: [{ operator: 'sloppy', establishable: 'yes', why: 'everything is shared' }],
  },
  {
    name: 'aged-on-rented-phones',
    about:
      'bought old accounts on twenty phones rented by the week; no exact prompts kept by model',
    days: 50,
    countries: SOUTHERN,
    pace: 0.4,
    mobileShare: 0.5,
    shape: { format: 'parquet', ids: 'prefixed', lacks: ['model', 'tools'] },
    people: (scene) => {
      const box = scene.dice.fork('box-aged');
      ordinaryPeople(scene, 4700);
      families(scene, 400);
      studentHouses(scene, 200);
      operate(scene, {
        name: 'aged',
        accounts: 300,
        signup: aged(scene),
        mask: inconspicuous(SOUTHERN),
        means: pool(box, 25, ['ID', 'IN']),
        route: stickyHomes(scene, ['ID']),
        machine: rented(box, 20, 7 * DAY),
        rhythm: together(box, 3),
        talk: always(templateTalk(box, 'essay', 4)),
        plan: 'plus',
        clock: { country: 'ID' },
      });
    },
    expects: [
      {
        operator: 'aged',
        establishable: 'yes',
        why: 'twelve accounts a card under strangers names, fifteen accounts a phone and week, own instructions, the same windows',
      },
    ],
  },
  {
    name: 'mules',
    about: 'sixty card owners lend their cards to eight accounts each; homes of strangers',
    days: 60,
    countries: WESTERN,
    pace: 0.35,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'prefixed', lacks: ['device_id'] },
    people: (scene) => {
      const box = scene.dice.fork('box-mules');
      ordinaryPeople(scene, 2900);
      families(scene, 500);
      agencies(scene, 100, 25);
      operate(scene, {
        name: 'mules',
        accounts: 500,
        signup: drip(scene, 500, 0.6),
        mask: inconspicuous(WESTERN),
        means: pool(box, 60, ['PL', 'MX', 'BR']),
        route: residential(scene, ['PL', 'DE', 'FR']),
        machine: cleanProfiles(),
        rhythm: tireless(2.5),
        talk: always(templateTalk(box, 'grading', 6)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'mules',
        establishable: 'yes',
        why: 'eight accounts on each strangers card, and six instructions that run through all cards',
      },
    ],
  },
  {
    name: 'rivals-one-seller',
    about: 'two operators buy proxies and mailboxes from one seller; otherwise apart',
    days: 35,
    countries: WORLDWIDE,
    pace: 0.4,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'integer' },
    people: (scene) => {
      const east = scene.dice.fork('box-east');
      const west = scene.dice.fork('box-west');
      ordinaryPeople(scene, 5800);
      editorUsers(scene, 700);
      waryPeople(scene, 500);
      firms(scene, 400, 50);
      const proxies = sellersProxies(scene, 'proxyland', 300);
      operate(scene, {
        name: 'east',
        accounts: 350,
        signup: inBursts(scene, 35),
        mask: generated([['VN', 100]]),
        means: pool(east, 30, ['VN']),
        route: proxies,
        machine: ownProgram(east),
        rhythm: tireless(4),
        talk: always(templateTalk(east, 'agent', 4)),
        plan: 'plus',
        clock: 'none',
      });
      operate(scene, {
        name: 'west',
        accounts: 250,
        signup: drip(scene, 250, 0.5),
        mask: generated([['US', 100]]),
        means: pool(west, 40, ['US', 'GB']),
        route: proxies,
        machine: rack(west, 30),
        rhythm: together(west, 4),
        talk: always(templateTalk(west, 'maths', 4)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      { operator: 'east', establishable: 'yes', why: 'own cards, program and instructions' },
      {
        operator: 'west',
        establishable: 'yes',
        why: 'own cards, devices and instructions; only the proxies and the mailboxes are shared with east',
      },
    ],
  },
  {
    name: 'inside-the-university',
    about: 'an operator on a campus line among 900 students; mailboxes like anybody',
    days: 100,
    countries: WESTERN,
    pace: 0.3,
    mobileShare: 0.2,
    shape: { format: 'ndjson', ids: 'uuid', lacks: ['tls_fingerprint', 'asn'] },
    people: (scene) => {
      const box = scene.dice.fork('box-inside');
      ordinaryPeople(scene, 1700);
      university(scene, 900, 'riverside', 'US');
      studentHouses(scene, 150);
      operate(scene, {
        name: 'inside',
        accounts: 150,
        signup: drip(scene, 150, 0.4),
        mask: inconspicuous([['US', 100]], 0.3),
        means: pool(box, 9, ['US']),
        route: () => campusOf(scene, 'riverside'),
        machine: rack(box, 12),
        rhythm: tireless(2),
        talk: always(templateTalk(box, 'code', 4)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'inside',
        establishable: 'yes',
        why: 'nine cards, twelve devices and four instructions that no student has; the campus line itself says nothing',
      },
    ],
  },
  {
    name: 'weekly-rotation',
    about: 'every week other cards, ranges, devices and words; four months',
    days: 120,
    countries: EASTERN,
    pace: 0.22,
    mobileShare: 0.3,
    shape: { format: 'parquet', ids: 'uuid' },
    people: (scene) => {
      const box = scene.dice.fork('box-rotation');
      ordinaryPeople(scene, 2400);
      families(scene, 300);
      timetableUsers(scene, 100);
      operate(scene, {
        name: 'rotating',
        accounts: 200,
        signup: drip(scene, 200, 0.3),
        mask: generated([['JP', 100]], 'gmail.com'),
        means: rotatingPool(box, 10, 30 * DAY, 'JP'),
        route: rotatingRacks(scene, box, 4, 7 * DAY),
        machine: rented(box, 15, 7 * DAY),
        rhythm: tireless(1.5),
        talk: always(rotatingTalk(box, 'maths', 7 * DAY)),
        plan: 'plus',
        clock: { country: 'JP' },
      });
    },
    expects: [
      {
        operator: 'rotating',
        establishable: 'yes',
        why: 'in each week 200 accounts share ten cards, four ranges and three instructions; the accounts stay the same through the weeks',
      },
    ],
  },
  {
    name: 'shift-workers',
    about:
      'people paid to ask, in three shifts, at forty desks behind one office line; no payments table',
    days: 42,
    countries: WORLDWIDE,
    pace: 0.4,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'prefixed', without: ['payments'] },
    people: (scene) => {
      const box = scene.dice.fork('box-shift');
      ordinaryPeople(scene, 4000);
      firms(scene, 500, 60);
      agencies(scene, 100, 50);
      operate(scene, {
        name: 'shifts',
        accounts: 320,
        signup: inBursts(scene, 40, 0.3),
        mask: withSharedPhones(inconspicuous([['IN', 100]]), box, 8),
        means: vouchers(),
        route: oneOffice(scene, box, 3),
        machine: rack(box, 40),
        rhythm: shifts(5.5, [6, 14, 22], 5),
        talk: always(ticketTalk(box, 'grading')),
        plan: 'plus',
        clock: { country: 'IN' },
      });
    },
    expects: [
      {
        operator: 'shifts',
        establishable: 'yes',
        why: 'an unverified office where eight accounts share a desk and a phone, and all work off one brief with ticket numbers',
      },
    ],
  },
];
