import { families } from '../crowds/home.js';
import { labellingBureaus, researchGroups, schoolClasses, startUps } from '../crowds/teams.js';
import { waryPeople } from '../crowds/wary.js';
import { agencies, firms } from '../crowds/work.js';
import { always, diluted, humanLike, shifts, tireless, together } from '../hands/habits.js';
import { operate } from '../hands/hand.js';
import { cleanProfiles, commonKit, ownProgram, rack } from '../hands/machines.js';
import { catchAll, generated, inconspicuous } from '../hands/masks.js';
import { borrowedCardEach, pool } from '../hands/money.js';
import { oneOffice, racks, residential, stickyHomes } from '../hands/routes.js';
import { drip, inBursts } from '../hands/signups.js';
import { ordinaryPeople } from '../person.js';
import { templateTalk, ticketTalk } from '../talk/harvest.js';
import { type Case, EASTERN, SOUTHERN, WESTERN, WORLDWIDE } from './case.js';

/** Honest teams that share as much as an operator does, and operators that look like such teams. */
export const NEIGHBOURS: readonly Case[] = [
  {
    name: 'classes-and-labs',
    about:
      'teachers who make a class of accounts in one lesson; research groups with one grant card',
    days: 45,
    countries: WESTERN,
    pace: 0.5,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'uuid' },
    people: (scene) => {
      ordinaryPeople(scene, 1400);
      schoolClasses(scene, 9, 26);
      researchGroups(scene, 10, 14);
      families(scene, 120);
    },
    expects: [],
  },
  {
    name: 'labelling-bureaus',
    about: 'honest bureaus without verified organisation: desks, shifts, briefs, vouchers',
    days: 35,
    countries: SOUTHERN,
    pace: 0.5,
    mobileShare: 0.4,
    shape: { format: 'ndjson', ids: 'prefixed' },
    people: (scene) => {
      ordinaryPeople(scene, 1800);
      labellingBureaus(scene, 4, 60);
      families(scene, 160);
    },
    expects: [],
  },
  {
    name: 'start-ups-in-production',
    about:
      'forty start-ups with an account for each stage: one card, one server range, one product prompt',
    days: 40,
    countries: WORLDWIDE,
    pace: 0.6,
    mobileShare: 0.1,
    shape: { format: 'parquet', ids: 'integer' },
    people: (scene) => {
      ordinaryPeople(scene, 1600);
      startUps(scene, 40);
      firms(scene, 100, 25);
    },
    expects: [],
  },
  {
    name: 'one-seller-same-cards',
    about: 'two rivals buy cards and mailboxes from one seller, who sells each card twice',
    days: 40,
    countries: WORLDWIDE,
    pace: 0.4,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'prefixed' },
    people: (scene) => {
      const seller = scene.dice.fork('box-seller');
      const north = scene.dice.fork('box-north');
      const south = scene.dice.fork('box-south');
      ordinaryPeople(scene, 3000);
      waryPeople(scene, 300);
      const cards = pool(seller, 60, ['US', 'BR']);
      const masks = generated([['US', 100]]);
      operate(scene, {
        name: 'north',
        accounts: 240,
        signup: inBursts(scene, 20),
        mask: masks,
        means: cards,
        route: racks(scene, north, 3, 40),
        machine: ownProgram(north),
        rhythm: tireless(4),
        talk: always(templateTalk(north, 'code', 4)),
        plan: 'plus',
        clock: 'none',
      });
      operate(scene, {
        name: 'south',
        accounts: 180,
        signup: drip(scene, 180, 0.6),
        mask: masks,
        means: cards,
        route: stickyHomes(scene, ['US']),
        machine: rack(south, 20),
        rhythm: together(south, 4),
        talk: always(templateTalk(south, 'essay', 3)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      { operator: 'north', establishable: 'yes', why: 'own ranges, program and instructions' },
      {
        operator: 'south',
        establishable: 'yes',
        why: 'own devices, windows and instructions; the sixty cards are the seller’s and hold both',
      },
    ],
  },
  {
    name: 'barely-there',
    about: 'a borrowed card, a home and a clean profile each; one prompt in sixteen is harvest',
    days: 60,
    countries: WESTERN,
    pace: 0.35,
    mobileShare: 0.2,
    shape: { format: 'parquet', ids: 'uuid' },
    people: (scene) => {
      const box = scene.dice.fork('box-barely');
      ordinaryPeople(scene, 3200);
      families(scene, 250);
      operate(scene, {
        name: 'barely',
        accounts: 500,
        signup: drip(scene, 500, 0.7),
        mask: inconspicuous(WESTERN),
        means: borrowedCardEach(WESTERN),
        route: stickyHomes(scene, ['US', 'GB', 'DE']),
        machine: cleanProfiles(),
        rhythm: humanLike(-3, 1),
        talk: diluted(templateTalk(box, 'maths', 2), 0.06),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'barely',
        establishable: 'partly',
        why: 'two long texts that nobody else has, in five hundred accounts, and nothing besides: that is one author, perhaps not one hand',
      },
    ],
  },
  {
    name: 'reseller-with-customers',
    about:
      'a farm that sells access: its customers’ ordinary requests, and one client’s harvest in between',
    days: 30,
    countries: EASTERN,
    pace: 0.5,
    mobileShare: 0.3,
    shape: { format: 'ndjson', ids: 'uuid', lacks: ['phone_hash', 'bin'] },
    people: (scene) => {
      const box = scene.dice.fork('box-reseller');
      ordinaryPeople(scene, 2600);
      firms(scene, 120, 30);
      operate(scene, {
        name: 'reseller',
        accounts: 300,
        signup: inBursts(scene, 25),
        mask: catchAll([['CN', 100]], ['relaypost.cc', 'getmailbox.cn', 'boxmix.net']),
        means: pool(box, 20, ['CN', 'JP']),
        route: racks(scene, box, 4, 40),
        machine: commonKit(),
        rhythm: tireless(6),
        talk: diluted(templateTalk(box, 'agent', 3), 0.2),
        plan: 'payg',
        clock: 'none',
      });
    },
    expects: [
      {
        operator: 'reseller',
        establishable: 'yes',
        why: 'cards, ranges and own mail domains agree; that most requests are honest concerns the client, not the farm',
      },
    ],
  },
  {
    name: 'firm-in-name-only',
    about: 'an operator that poses as a firm, among real firms and agencies',
    days: 50,
    countries: WESTERN,
    pace: 0.4,
    mobileShare: 0.15,
    shape: { format: 'csv', ids: 'integer' },
    people: (scene) => {
      const box = scene.dice.fork('box-firm');
      ordinaryPeople(scene, 1800);
      firms(scene, 400, 50);
      firms(scene, 120, 12, false);
      agencies(scene, 90, 30);
      operate(scene, {
        name: 'firm',
        accounts: 220,
        signup: inBursts(scene, 40, 0.3),
        mask: catchAll([['GB', 100]], ['brightfield-analytics.co']),
        means: pool(box, 3, ['GB']),
        route: oneOffice(scene, box, 2),
        machine: rack(box, 110),
        rhythm: shifts(0, [8, 9], 7),
        talk: always(ticketTalk(box, 'grading')),
        org: 'org_brightfield',
        plan: 'team',
        clock: { country: 'GB' },
      });
    },
    expects: [
      {
        operator: 'firm',
        establishable: 'partly',
        why: 'one hand, beyond doubt; whether it is a firm with one task or a harvest, its prompts alone can say',
      },
    ],
  },
  {
    name: 'mules-next-to-bureaus',
    about: 'lent cards and strangers’ homes, in a world with bureaus, classes and start-ups',
    days: 40,
    countries: SOUTHERN,
    pace: 0.4,
    mobileShare: 0.4,
    shape: { format: 'parquet', ids: 'prefixed' },
    people: (scene) => {
      const box = scene.dice.fork('box-near');
      ordinaryPeople(scene, 2200);
      labellingBureaus(scene, 3, 40);
      schoolClasses(scene, 5, 24);
      startUps(scene, 15);
      operate(scene, {
        name: 'near',
        accounts: 260,
        signup: drip(scene, 260, 0.5),
        mask: inconspicuous(SOUTHERN),
        means: pool(box, 90, ['IN', 'ID', 'NG']),
        route: residential(scene, ['IN', 'ID']),
        machine: cleanProfiles(),
        rhythm: humanLike(6, 2),
        talk: diluted(templateTalk(box, 'code', 4), 0.4),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'near',
        establishable: 'yes',
        why: 'ninety cards hold three each under other names, and four instructions run through all of them',
      },
    ],
  },
];
