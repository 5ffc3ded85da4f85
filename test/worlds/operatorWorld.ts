import { buildInfrastructure, type Infrastructure } from '../../worlds/people/infrastructure.js';
import { operate } from '../../worlds/people/operators/operate.js';
import {
  drawStyle,
  type OperatorStyle,
  type StyleName,
} from '../../worlds/people/operators/style.js';
import { Random } from '../../worlds/random.js';
import { COLUMNS, World, type WorldTable } from '../../worlds/world.js';

export type Cells = Readonly<Record<string, string | number | null>>;

export interface OperatorWorld {
  readonly world: World;
  readonly infrastructure: Infrastructure;
  rows(table: WorldTable): Cells[];
}

export const FROM_S = Date.UTC(2026, 3, 15) / 1000;
export const TO_S = Date.UTC(2026, 5, 24) / 1000;

/** A world in which nobody lives but operators of the given styles. */
export function operatorWorld(
  seed: number,
  styles: readonly (readonly [StyleName, number])[],
  changes: (infrastructure: Infrastructure) => Partial<OperatorStyle> = () => ({}),
): OperatorWorld {
  const random = new Random(seed);
  const world = new World(random, FROM_S, TO_S);
  const infrastructure = buildInfrastructure(random, 4_000);
  const shared = changes(infrastructure);
  for (const [no, [style, accounts]] of styles.entries())
    operate(
      world,
      infrastructure,
      drawStyle(random, style, `operator-${no + 1}`, accounts, shared),
    );
  return {
    world,
    infrastructure,
    rows: (table) =>
      world.rows[table].map(({ cells }) =>
        Object.fromEntries(COLUMNS[table].map((column, i) => [column, cells[i]!])),
      ),
  };
}

/** The values of a column by account. */
export function valuesBy(
  rows: readonly Cells[],
  value: (row: Cells) => string | null,
): Map<string, Set<string>> {
  const by = new Map<string, Set<string>>();
  for (const row of rows) {
    const of = value(row);
    if (of === null) continue;
    const id = String(row['account_id']);
    const set = by.get(id) ?? new Set();
    by.set(id, set.add(of));
  }
  return by;
}

/** The accounts by value. */
export function holdersOf(by: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const [id, values] of by)
    for (const value of values) {
      const set = holders.get(value) ?? new Set();
      holders.set(value, set.add(id));
    }
  return holders;
}

export const rangeOf = (row: Cells): string => String(row['ip']).split('.').slice(0, 3).join('.');
