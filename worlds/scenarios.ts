import { buildInfrastructure, type Infrastructure } from './people/infrastructure.js';
import { agency, campus, company, hackathon, household, vpnUsers } from './people/lookalikes.js';
import { bystanders, drawStyle, type OperatorStyle, operate } from './people/operator.js';
import { live, ordinaryLife } from './people/ordinary.js';
import { fixedText } from './prompts/ordinary.js';
import { Random } from './random.js';
import { World, type WorldTable } from './world.js';

/** What a world is made of. */
export interface WorldParameters {
  readonly accounts: number;
  readonly exchangesMean: number;
  /** Share of the accounts that live in honest look-alike groups. */
  readonly lookalikeShare: number;
  readonly operators: (random: Random, infrastructure: Infrastructure) => OperatorStyle[];
  readonly bystanders: number;
  readonly withoutTables: readonly WorldTable[];
}

const BASE: WorldParameters = {
  accounts: 30_000,
  exchangesMean: 9,
  lookalikeShare: 0.12,
  operators: () => [],
  bystanders: 0,
  withoutTables: [],
};

type Scenario = { readonly summary: string; readonly parameters: WorldParameters };
const sized =
  (sizes: readonly number[], changes: Partial<OperatorStyle> = {}): WorldParameters['operators'] =>
  (random) =>
    sizes.map((size, i) => drawStyle(random, `operator-${i + 1}`, size, changes));

/** Scenarios by name; sizes are for the default number of accounts and scale with it. */
export const SCENARIO_TABLE: Readonly<Record<string, Scenario>> = {
  demo: {
    summary: 'a small world to look at: three operators and every look-alike',
    parameters: {
      ...BASE,
      accounts: 6_000,
      operators: (random) => [
        drawStyle(random, 'operator-1', 320),
        drawStyle(random, 'operator-2', 120, { waves: 2 }),
        drawStyle(random, 'operator-3', 45),
      ],
    },
  },
  mixed: {
    summary: 'operators of 1,500, 300 and 60 among 30,000 accounts with look-alikes',
    parameters: { ...BASE, operators: sized([1_500, 300, 60]) },
  },
  null: { summary: 'look-alikes and no operator', parameters: { ...BASE, lookalikeShare: 0.2 } },
  woven: {
    summary: 'no pair of accounts shares two families',
    parameters: { ...BASE, operators: sized([800], { accountsPerCard: 15, accountsPerDevice: 6 }) },
  },
  rotation: {
    summary: 'one operator in three waves that change every card, device and range',
    parameters: { ...BASE, operators: sized([450], { waves: 3 }) },
  },
  rivals: {
    summary: 'two operators behind one proxy seller',
    parameters: {
      ...BASE,
      operators: (random, infrastructure) => {
        const seller = Array.from({ length: 25 }, () => ({
          prefix: infrastructure.space.range(),
          asn: `AS${random.int(1_000, 65_000)}`,
        }));
        return [
          drawStyle(random, 'operator-1', 400, { seller }),
          drawStyle(random, 'operator-2', 300, { seller }),
        ];
      },
    },
  },
  small: { summary: 'an operator of 40 accounts', parameters: { ...BASE, operators: sized([40]) } },
  slow: {
    summary: 'an operator with 3 to 8 exchanges an account',
    parameters: { ...BASE, operators: sized([400], { exchangesEach: 5 }) },
  },
  polluted: {
    summary:
      'an operator that copies what goes round, buys aged accounts and residential addresses',
    parameters: {
      ...BASE,
      operators: sized([500], {
        copiedTemplates: 0.3,
        aged: 0.4,
        sharedRanges: 0.9,
        templateShare: 0.7,
      }),
    },
  },
  drip: {
    summary: 'sign-ups dripped over the whole period',
    parameters: { ...BASE, operators: sized([500], { burst: 0 }) },
  },
  reseller: {
    summary: 'a farm with two clients, and bystanders',
    parameters: { ...BASE, operators: sized([300, 200]), bystanders: 80 },
  },
  'no-payments': {
    summary: 'no payments table',
    parameters: { ...BASE, operators: sized([600, 150]), withoutTables: ['payments'] },
  },
  'no-prompts': {
    summary: 'no exchanges table',
    parameters: { ...BASE, operators: sized([600, 150]), withoutTables: ['exchanges'] },
  },
  random: { summary: 'everything drawn from the seed', parameters: BASE },
};

/** Parameters drawn at random: for hundreds of worlds that nobody picked. */
export function randomWorldParameters(seed: number): WorldParameters {
  const random = new Random(seed ^ 0x5eed);
  const count = random.weighted([15, 25, 25, 20, 15]);
  return {
    accounts: Math.round(random.between(3_000, 9_000)),
    exchangesMean: random.between(5, 14),
    lookalikeShare: random.between(0.05, 0.25),
    bystanders: random.chance(0.2) ? random.int(20, 60) : 0,
    withoutTables: random.chance(0.1) ? [random.pick(['payments', 'exchanges'] as const)] : [],
    operators: (draw, infrastructure) => {
      const seller = draw.chance(0.25)
        ? Array.from({ length: draw.int(8, 30) }, () => ({
            prefix: infrastructure.space.range(),
            asn: `AS${draw.int(1_000, 65_000)}`,
          }))
        : undefined;
      return Array.from({ length: count }, (_, i) =>
        drawStyle(draw, `operator-${i + 1}`, Math.round(draw.lognormal(150, 0.8)) + 30, {
          ...(seller !== undefined && draw.chance(0.6) ? { seller } : {}),
          ...(draw.chance(0.2) ? { waves: draw.int(2, 3) } : {}),
          ...(draw.chance(0.2) ? { exchangesEach: draw.between(3, 8) } : {}),
          ...(draw.chance(0.25) ? { copiedTemplates: draw.between(0, 0.4) } : {}),
          ...(draw.chance(0.25) ? { aged: draw.between(0.1, 0.5) } : {}),
        }),
      );
    },
  };
}

/** Makes a world. The same parameters, seed and real prompts give the same world. */
export function makeWorld(
  parameters: WorldParameters,
  seed: number,
  report: (done: number) => void,
  realPrompts: readonly string[] = [],
): World {
  const random = new Random(seed, realPrompts);
  const from = Date.UTC(2026, 3, 15) / 1000;
  const world = new World(random, from, Date.UTC(2026, 5, 24) / 1000);
  const viral = Array.from({ length: 14 }, () => fixedText(random, random.int(2, 5)));
  const infrastructure = buildInfrastructure(random, parameters.accounts, viral);
  for (const style of parameters.operators(random, infrastructure))
    operate(world, infrastructure, style);
  if (parameters.bystanders > 0) bystanders(world, infrastructure, parameters.bystanders);
  const setting = { world, infrastructure, exchangesMean: parameters.exchangesMean };
  const honest = world.truth.length + parameters.lookalikeShare * parameters.accounts;
  const groups = [
    () => company(setting, random.int(6, 80)),
    () => campus(setting, random.int(30, 200)),
    () => hackathon(setting, random.int(20, 120)),
    () => agency(setting, random.int(10, 60)),
    () => vpnUsers(setting, random.int(15, 60)),
    () => {
      for (let i = 0; i < 12; i++) household(setting);
    },
  ];
  for (let next = 0; world.truth.length < honest; next++) groups[next % groups.length]!();
  while (world.truth.length < parameters.accounts) {
    live(world, ordinaryLife(world, infrastructure, parameters.exchangesMean));
    if (world.truth.length % 500 === 0) report(world.truth.length);
  }
  return world;
}
