import { BASE, type WorldParameters } from './parameters.js';
import { drawStyle, type OperatorStyle } from './people/operator.js';

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
};
