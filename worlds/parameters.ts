import type { Infrastructure } from './people/infrastructure.js';
import type { OperatorStyle } from './people/operator.js';
import type { Random } from './random.js';
import type { WorldTable } from './world.js';

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

export const BASE: WorldParameters = {
  accounts: 30_000,
  exchangesMean: 9,
  lookalikeShare: 0.12,
  operators: () => [],
  bystanders: 0,
  withoutTables: [],
};
