import { cafes, families } from '../crowds/home.js';
import { hackathon } from '../crowds/learning.js';
import { editorUsers, wrapperUsers } from '../crowds/machines.js';
import { resoldAccounts } from '../crowds/trade.js';
import { waryPeople } from '../crowds/wary.js';
import { firms } from '../crowds/work.js';
import { always, diluted, humanLike, tireless, together } from '../hands/habits.js';
import { operate } from '../hands/hand.js';
import { cleanProfiles, commonKit, ownProgram, rack } from '../hands/machines.js';
import { catchAll, generated, hushed, inconspicuous, withReferral } from '../hands/masks.js';
import { borrowedCardEach, cardEach, coins, nothing, pool } from '../hands/money.js';
import { commonVpn, modems, oneOffice, racks, residential, stickyHomes } from '../hands/routes.js';
import { drip, inBursts, likeAnybody } from '../hands/signups.js';
import { DAY, within } from '../hours.js';
import { ordinaryPeople } from '../person.js';
import { paraphrasedTalk, templateTalk } from '../talk/harvest.js';
import { wrapperTalk } from '../talk/popular.js';
import { type Case, EASTERN, SOUTHERN, WESTERN, WORLDWIDE } from './case.js';

/** Worlds where an operator has little in common, hides in a crowd, or rules the place. */
export const HARD: readonly Case[] = [
  {
    name: 'diluted-harvest',
    about: 'one prompt in eight is harvest, the rest is small talk; cards by threes',
    days: 45,
    countries: WORLDWIDE,
    pace: 0.4,
    mobileShare: 0.25,
    shape: { format: 'csv', ids: 'uuid' },
    people: (scene) => {
      const box = scene.dice.fork('box-diluted');
      ordinaryPeople(scene, 3400);
      families(scene, 350);
      operate(scene, {
        name: 'diluted',
        accounts: 250,
        signup: drip(scene, 250, 0.5),
        mask: inconspicuous(WORLDWIDE),
        means: pool(box, 80, ['US', 'GB']),
        route: residential(scene, ['US', 'GB']),
        machine: cleanProfiles(),
        rhythm: humanLike(-5, 1.2),
        talk: diluted(templateTalk(box, 'code', 3), 0.13),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'diluted',
        establishable: 'yes',
        why: 'three instructions and eighty shared cards; diluting changes how often, not whether',
      },
    ],
  },
  {
    name: 'paraphrased-and-apart',
    about: 'a model rewords each prompt; a borrowed card and strangers homes for each; human hours',
    days: 40,
    countries: WORLDWIDE,
    pace: 0.45,
    mobileShare: 0.2,
    shape: { format: 'ndjson', ids: 'uuid' },
    people: (scene) => {
      ordinaryPeople(scene, 2500);
      families(scene, 200);
      operate(scene, {
        name: 'paraphrased',
        accounts: 300,
        signup: likeAnybody(scene),
        mask: inconspicuous(WORLDWIDE),
        means: borrowedCardEach(WORLDWIDE),
        route: residential(scene, ['US', 'DE', 'IN', 'BR']),
        machine: cleanProfiles(),
        rhythm: humanLike(0, 1.2),
        talk: always(paraphrasedTalk('maths')),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'paraphrased',
        establishable: 'no',
        why: 'the wish is alike, but nothing that an account holds is another account’s; a wish is no proof of one hand',
      },
    ],
  },
  {
    name: 'slow-drip',
    about: 'one account a day for five months, two prompts a day each, three accounts a card',
    days: 150,
    countries: WESTERN,
    pace: 0.12,
    mobileShare: 0.2,
    shape: { format: 'parquet', ids: 'integer' },
    people: (scene) => {
      const box = scene.dice.fork('box-drip');
      ordinaryPeople(scene, 9000);
      families(scene, 600);
      firms(scene, 300, 30);
      operate(scene, {
        name: 'drip',
        accounts: 120,
        signup: drip(scene, 120, 0.9),
        mask: inconspicuous([['US', 100]]),
        means: pool(box, 40, ['US']),
        route: stickyHomes(scene, ['US']),
        machine: rack(box, 25),
        rhythm: humanLike(-6, 1.5),
        talk: always(templateTalk(box, 'agent', 3)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'drip',
        establishable: 'yes',
        why: 'three accounts a card, five a device, three instructions: little each, but three families that agree',
      },
    ],
  },
  {
    name: 'behind-the-vpn-crowd',
    about:
      'an operator that uses a common VPN and an open wrapper unchanged; no payments, no devices',
    days: 30,
    countries: WORLDWIDE,
    pace: 0.5,
    mobileShare: 0.2,
    shape: {
      format: 'csv',
      ids: 'prefixed',
      without: ['payments'],
      lacks: ['device_id', 'tls_fingerprint', 'phone_hash'],
    },
    people: (scene) => {
      ordinaryPeople(scene, 2400);
      waryPeople(scene, 600);
      wrapperUsers(scene, 500, 5);
      operate(scene, {
        name: 'crowded',
        accounts: 200,
        signup: drip(scene, 200, 0.7),
        mask: hushed(WORLDWIDE),
        means: nothing(),
        route: commonVpn(scene, 2),
        machine: commonKit(),
        rhythm: tireless(3),
        talk: (_n, own) => wrapperTalk(own, 5),
        plan: 'payg',
        clock: 'none',
      });
    },
    expects: [
      {
        operator: 'crowded',
        establishable: 'no',
        why: 'exits, mail providers and wrapper are those of hundreds of innocent people; only that they work at night is odd',
      },
    ],
  },
  {
    name: 'thirty-in-a-hamlet',
    about: 'three hundred accounts in all, thirty of one hand',
    days: 30,
    countries: [
      ['FR', 70],
      ['DE', 30],
    ],
    pace: 0.8,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'integer' },
    people: (scene) => {
      const box = scene.dice.fork('box-hamlet');
      ordinaryPeople(scene, 200);
      families(scene, 50);
      firms(scene, 20, 20);
      operate(scene, {
        name: 'hamlet',
        accounts: 30,
        signup: inBursts(scene, 6),
        mask: generated([['FR', 100]]),
        means: pool(box, 5, ['FR']),
        route: racks(scene, box, 1, 10),
        machine: rack(box, 6),
        rhythm: tireless(4),
        talk: always(templateTalk(box, 'code', 2)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'hamlet',
        establishable: 'yes',
        why: 'cards, devices, range and instructions all agree, though the world is small',
      },
    ],
  },
  {
    name: 'operators-rule',
    about: 'three operators hold three quarters of all accounts',
    days: 25,
    countries: EASTERN,
    pace: 0.7,
    mobileShare: 0.3,
    shape: { format: 'ndjson', ids: 'prefixed' },
    people: (scene) => {
      ordinaryPeople(scene, 320);
      families(scene, 60);
      for (const [name, accounts, cards] of [
        ['alpha', 650, 50],
        ['beta', 350, 25],
        ['gamma', 120, 10],
      ] as const) {
        const box = scene.dice.fork(`box-${name}`);
        operate(scene, {
          name,
          accounts,
          signup: inBursts(scene, name === 'alpha' ? 50 : name === 'beta' ? 25 : 20),
          mask:
            name === 'alpha'
              ? catchAll([['CN', 100]], ['fastmails.cn', 'qmailer.net'])
              : generated([['VN', 100]]),
          means: pool(box, cards, ['CN', 'VN']),
          route: name === 'gamma' ? residential(scene, ['VN']) : racks(scene, box, 3, 40),
          machine: name === 'beta' ? rack(box, 30) : ownProgram(box),
          rhythm: name === 'gamma' ? together(box, 4) : tireless(4),
          talk: always(templateTalk(box, name === 'beta' ? 'maths' : 'agent', 4)),
          plan: 'payg',
          clock: { country: 'CN' },
        });
      }
    },
    expects: ['alpha', 'beta', 'gamma'].map((operator) => ({
      operator,
      establishable: 'yes',
      why: 'own cards, own software or devices, own instructions; that most accounts are guilty must not make their traces look common',
    })),
  },
  {
    name: 'mailbox-farm',
    about: 'only accounts and payments: sign-up bursts of one domain family on a hundred cards',
    days: 20,
    countries: WORLDWIDE,
    pace: 0.05,
    mobileShare: 0.2,
    shape: {
      format: 'parquet',
      ids: 'integer',
      without: ['sessions', 'exchanges'],
      lacks: ['phone_hash'],
    },
    people: (scene) => {
      const box = scene.dice.fork('box-mailbox');
      ordinaryPeople(scene, 12_000);
      families(scene, 900);
      firms(scene, 600, 40);
      operate(scene, {
        name: 'mailboxes',
        accounts: 1500,
        signup: inBursts(scene, 75, 0.8),
        mask: catchAll(
          WORLDWIDE,
          Array.from({ length: 18 }, (_, n) => `mx${n}relay.top`),
        ),
        means: pool(box, 110, ['US', 'BR']),
        route: residential(scene, ['US']),
        machine: cleanProfiles(),
        rhythm: tireless(0.1),
        talk: always(templateTalk(box, 'code', 2)),
        plan: 'plus',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'mailboxes',
        establishable: 'yes',
        why: 'eighteen domains nobody else has, cards with fourteen accounts under other names, seventy-five sign-ups within the hour',
      },
    ],
  },
  {
    name: 'hand-at-the-hackathon',
    about: 'eighty accounts slip into a hackathon of three hundred for its credits',
    days: 14,
    countries: WESTERN,
    pace: 0.9,
    mobileShare: 0.2,
    shape: { format: 'csv', ids: 'uuid' },
    people: (scene) => {
      const box = scene.dice.fork('box-guest');
      ordinaryPeople(scene, 900);
      firms(scene, 100, 25);
      const hall = hackathon(scene, 300, 'CITYHACK', 3);
      const begins = scene.from + 3 * DAY;
      const line = oneOffice(scene, box, 2)(0, box);
      operate(scene, {
        name: 'guest',
        accounts: 80,
        signup: (_n, own) => Math.round(begins + 9 * 3_600_000 + own.skewed(3 * 3_600_000)),
        mask: withReferral(generated([['US', 100]], 'gmail.com'), 'CITYHACK'),
        means: nothing(),
        route: () => (at, draw) => (at < begins + DAY ? hall(at, draw) : line(at, draw)),
        machine: rack(box, 8),
        rhythm: (n, own) => within(tireless(7)(n, own), begins, begins + 9 * DAY),
        talk: always(templateTalk(box, 'agent', 3)),
        plan: 'credits',
        clock: 'mask',
      });
    },
    expects: [
      {
        operator: 'guest',
        establishable: 'yes',
        why: 'ten accounts a device, own instructions, and a line of their own once the hall is closed',
      },
    ],
  },
  {
    name: 'two-halves-of-nothing',
    about:
      'one operator pays in coin behind modems with clean profiles and rewords; another is plain; cafés and resold accounts around',
    days: 35,
    countries: SOUTHERN,
    pace: 0.5,
    mobileShare: 0.6,
    shape: { format: 'ndjson', ids: 'integer', lacks: ['org_verified', 'language'] },
    people: (scene) => {
      const box = scene.dice.fork('box-plain');
      ordinaryPeople(scene, 3200);
      cafes(scene, 200, 50);
      resoldAccounts(scene, 150);
      editorUsers(scene, 250);
      operate(scene, {
        name: 'nothing',
        accounts: 180,
        signup: drip(scene, 180, 0.7),
        mask: inconspicuous(SOUTHERN),
        means: coins(),
        route: modems(scene, 'ID'),
        machine: cleanProfiles(),
        rhythm: humanLike(7, 1),
        talk: always(paraphrasedTalk('code')),
        plan: 'payg',
        clock: { country: 'ID' },
      });
      operate(scene, {
        name: 'something',
        accounts: 90,
        signup: inBursts(scene, 15),
        mask: generated([['ID', 100]], 'gmail.com'),
        means: cardEach('ID', '531993'),
        route: racks(scene, box, 1, 20),
        machine: rack(box, 10),
        rhythm: tireless(4),
        talk: always(templateTalk(box, 'essay', 2)),
        plan: 'plus',
        clock: { country: 'ID' },
      });
    },
    expects: [
      {
        operator: 'nothing',
        establishable: 'no',
        why: 'coin, a carrier’s addresses and other words each time: only one country and one wish in common',
      },
      {
        operator: 'something',
        establishable: 'yes',
        why: 'one range, ten devices, two instructions',
      },
    ],
  },
];
