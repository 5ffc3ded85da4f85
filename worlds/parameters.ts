import { NO_NOISE, type Noise } from './noise.js';
import type { Infrastructure } from './people/infrastructure.js';
import { LOOKALIKE_KINDS, type LookalikeKind } from './people/lookalikes/index.js';
import type { OperatorStyle } from './people/operators/style.js';
import type { Random } from './random.js';
import type { WorldTable } from './world.js';

/** What a world is made of. */
export interface WorldParameters {
  readonly accounts: number;
  readonly exchangesMean: number;
  /** Share of the accounts that live in honest look-alike groups. */
  readonly lookalikeShare: number;
  /** Kinds of look-alike groups, made in turn until the share is reached. */
  readonly lookalikes: readonly LookalikeKind[];
  readonly operators: (random: Random, infrastructure: Infrastructure) => OperatorStyle[];
  readonly withoutTables: readonly WorldTable[];
  readonly noise: Noise;
}

export const BASE: WorldParameters = {
  accounts: 30_000,
  exchangesMean: 9,
  lookalikeShare: 0.12,
  lookalikes: LOOKALIKE_KINDS,
  operators: () => [],
  withoutTables: [],
  noise: NO_NOISE,
};

/** The same world with another number of accounts: its operators grow and shrink with it. */
export function scaled(parameters: WorldParameters, accounts: number): WorldParameters {
  const scale = accounts / parameters.accounts;
  const times = (count: number, least: number) =>
    count === 0 ? 0 : Math.max(least, Math.round(count * scale));
  return {
    ...parameters,
    accounts,
    operators: (random, infrastructure) =>
      parameters.operators(random, infrastructure).map((style) => ({
        ...style,
        accounts: times(style.accounts, 6),
        ranges: times(style.ranges, 3),
        takenOver: times(style.takenOver, 1),
        bystanders: times(style.bystanders, 2),
      })),
  };
}
