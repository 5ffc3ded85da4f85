import { drawSeller } from './families.js';
import { BASE, type WorldParameters } from './parameters.js';
import { INSTITUTION_KINDS, LOOKALIKE_KINDS, TRADE_KINDS } from './people/lookalikes/index.js';
import { drawStyle, type OperatorStyle, type StyleName } from './people/operators/style.js';

interface Scenario {
  readonly summary: string;
  readonly parameters: WorldParameters;
}

const sized =
  (
    style: StyleName,
    sizes: readonly number[],
    changes: Partial<OperatorStyle> = {},
  ): WorldParameters['operators'] =>
  (random, infrastructure) => {
    const seller = drawSeller(random, infrastructure);
    return sizes.map((size, i) =>
      drawStyle(random, style, `operator-${i + 1}`, size, { seller, ...changes }),
    );
  };

const scenario = (
  summary: string,
  operators: WorldParameters['operators'],
  changes: Partial<WorldParameters> = {},
): Scenario => ({ summary, parameters: { ...BASE, operators, ...changes } });

/** Scenarios by name; sizes are for the default number of accounts and scale with it. */
const STORIES: Readonly<Record<string, Scenario>> = {
  demo: scenario(
    'a small world to look at: three operators and every look-alike',
    (random) => [
      drawStyle(random, 'woven', 'operator-1', 320),
      drawStyle(random, 'rotation', 'operator-2', 120, { waves: 2 }),
      drawStyle(random, 'woven', 'operator-3', 45),
    ],
    { accounts: 6_000, lookalikeShare: 0.27 },
  ),
  mixed: scenario(
    'operators of 1,500, 300 and 60 among 30,000 accounts with look-alikes',
    sized('woven', [1_500, 300, 60]),
  ),
  null: scenario('look-alikes and no operator', () => [], { lookalikeShare: 0.2 }),
  woven: scenario(
    'hardly a pair of accounts shares two families',
    sized('woven', [800], { accountsPerCard: 15, accountsPerDevice: 6 }),
  ),
  rotation: scenario(
    'one operator in three waves that change every card, device and range',
    sized('rotation', [450], { waves: 3, sharedRanges: 0 }),
  ),
  rivals: scenario('two operators behind one proxy seller', sized('seller', [400, 300])),
  'three-rivals': scenario(
    'three operators behind one proxy seller',
    sized('seller', [350, 250, 150]),
  ),
  small: scenario('an operator of 40 accounts', sized('woven', [40])),
  slow: scenario('an operator with 3 to 8 exchanges an account', sized('slow', [400])),
  polluted: scenario(
    'an operator that copies what goes round, buys aged accounts and residential addresses',
    sized('polluted', [500]),
  ),
  drip: scenario('sign-ups dripped over months', sized('drip', [500])),
  takeover: scenario(
    'an operator that also works with accounts taken over from innocents',
    sized('takeover', [400]),
  ),
  reseller: scenario('a farm with two clients, and bystanders', sized('farm', [500])),
  antidetect: scenario('a fresh device for each account, or none', sized('antidetect', [400])),
  'gift-and-crypto': scenario(
    'paid by gift cards or crypto wallets',
    sized('gift-and-crypto', [300]),
  ),
  'virtual-cards': scenario(
    'a virtual card for each account, of few issuers',
    sized('virtual-cards', [300]),
  ),
  ipv6: scenario('a /64 for each account out of rented /48s', sized('ipv6', [400])),
  office: scenario(
    'a contractor’s office with human hours and weekends off',
    sized('office', [300]),
  ),
  'plus-dot': scenario(
    'variants of a few mailboxes by plus tags and dots',
    sized('plus-dot', [300]),
  ),
  'phone-pool': scenario('numbers of one verification service', sized('phone-pool', [300])),
  'sham-company': scenario(
    'an operator that signs up as a company, with one young domain',
    sized('sham-company', [250]),
  ),
  blocks: scenario(
    'blocks of a dozen accounts, each with a card or an exit of its own, and one set of templates',
    sized('blocks', [400]),
  ),
  domains: scenario(
    'mail domains of its own that its cards go across, each address at another home',
    sized('domains', [400]),
  ),
  'no-payments': scenario('no payments table', sized('woven', [600, 150]), {
    withoutTables: ['payments'],
  }),
  'no-prompts': scenario('no exchanges table', sized('woven', [600, 150]), {
    withoutTables: ['exchanges'],
  }),
};

/** One null world for each look-alike alone. */
const ALONE = Object.fromEntries(
  [...LOOKALIKE_KINDS, ...INSTITUTION_KINDS, ...TRADE_KINDS].map((kind): [string, Scenario] => [
    `only-${kind}`,
    scenario(`no operator, and of all look-alikes only the kind “${kind}”`, () => [], {
      accounts: 6_000,
      lookalikes: [kind],
    }),
  ]),
);

export const SCENARIO_TABLE: Readonly<Record<string, Scenario>> = { ...STORIES, ...ALONE };
