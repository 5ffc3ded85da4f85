import { buildInfrastructure, type Infrastructure } from '../../worlds/people/infrastructure.js';
import { DAY_S } from '../../worlds/people/life.js';
import { operate } from '../../worlds/people/operators/operate.js';
import { type OperatorStyle, woven } from '../../worlds/people/operators/style.js';
import { Random } from '../../worlds/random.js';
import { type Row, World, type WorldTable } from '../../worlds/world.js';
import { makeOrdinary } from './ordinaryPeople.js';

/** Days of logs before the first night. */
export const DAYS_BEFORE = 40;
export const NIGHTS = 30;
/** What happens, by night; the first is 1. */
export const STORY = { appears: 9, rotates: 17, merge: 24 } as const;

export interface GrowingWorld {
  /** Rows of each table in order of time. */
  readonly rows: Readonly<Record<WorldTable, readonly Row[]>>;
  /** First second of the logs. */
  readonly from: number;
  /** Account by operator's name. */
  readonly accountsOf: ReadonlyMap<string, readonly string[]>;
}

export const startOf = (from: number, night: number): number =>
  from + (DAYS_BEFORE + night - 1) * DAY_S;

/**
 * Seventy days of a provider: ordinary people and look-alikes who grow by one in a hundred each of
 * the last thirty days; an operator that is there all the time; one that opens its accounts on the
 * ninth of them; one that changes its cards, devices and ranges for new ones on the seventeenth; and
 * two whose accounts come into one hand on the twenty-fourth.
 */
export function makeGrowingWorld(accounts: number, seed: number): GrowingWorld {
  const random = new Random(seed, []);
  const from = Date.UTC(2026, 3, 15) / 1000;
  const to = from + (DAYS_BEFORE + NIGHTS) * DAY_S;
  const infrastructure = buildInfrastructure(random, accounts);
  const rows: Record<WorldTable, Row[]> = {
    accounts: [],
    payments: [],
    sessions: [],
    exchanges: [],
  };
  const accountsOf = new Map<string, string[]>();
  const take = (world: World, until = to) => {
    for (const table of Object.keys(rows) as WorldTable[])
      rows[table].push(...world.rows[table].filter(({ at }) => at < until));
  };
  take(makeOrdinary(random, infrastructure, { accounts, from, to, firstNight: startOf(from, 1) }));

  const operation = (style: OperatorStyle, begins: number, ends: number): World => {
    const world = new World(random, begins, ends);
    operate(world, infrastructure, style);
    return world;
  };
  const own = (name: string, size: number, changes: Partial<OperatorStyle> = {}) =>
    woven(random, name, size, { sharedRanges: 0.2, copiedTemplates: 0, burst: 1, ...changes });
  const record = (name: string, world: World) =>
    accountsOf.set(name, [...(accountsOf.get(name) ?? []), ...world.truth.map(({ id }) => id)]);

  const steady = operation(own('steady', 50), from, to);
  record('steady', steady);
  take(steady);

  const appearing = operation(own('appearing', 45), startOf(from, STORY.appears), to);
  openAllAt(appearing, startOf(from, STORY.appears) + 7_200);
  record('appearing', appearing);
  take(appearing);

  // The last of four waves opens on the night of the rotation. Each wave is a rotation; the third
  // opens days before the first night and at once, else it would be one that the story does not tell.
  const waveS = (startOf(from, STORY.rotates) - from) / 3;
  const rotating = operation(own('rotating', 160, { waves: 4 }), from, from + 4 * waveS);
  openAllAt(rotating, from + 2 * waveS + 3_600, {
    since: from + 2 * waveS,
    until: startOf(from, STORY.rotates),
  });
  openAllAt(rotating, startOf(from, STORY.rotates) + 3_600, {
    since: startOf(from, STORY.rotates),
  });
  record('rotating', rotating);
  take(rotating);

  take(joined(random, infrastructure, { own, record, from, to }));
  for (const table of Object.keys(rows) as WorldTable[])
    rows[table].sort((a, b) => a.at - b.at || (a.cells[0]! < b.cells[0]! ? -1 : 1));
  return { rows, from, accountsOf };
}

/** Two operators whose accounts, from a night on, one hand works with: its cards, devices, ranges, words. */
function joined(
  random: Random,
  infrastructure: Infrastructure,
  o: {
    own: (name: string, size: number) => OperatorStyle;
    record: (name: string, world: World) => void;
    from: number;
    to: number;
  },
): World {
  const turn = startOf(o.from, STORY.merge);
  const whole = new World(random, o.from, o.to);
  const ids: string[] = [];
  for (const name of ['left', 'right']) {
    const apart = new World(random, o.from, turn);
    operate(apart, infrastructure, o.own(name, 40));
    o.record(name, apart);
    ids.push(...apart.truth.map(({ id }) => id));
    for (const table of Object.keys(whole.rows) as WorldTable[])
      whole.rows[table].push(...apart.rows[table].filter(({ at }) => at < turn));
  }
  const together = new World(random, turn, o.to);
  operate(together, infrastructure, o.own('together', ids.length));
  openAllAt(together, turn + 3_600);
  const idOf = new Map(together.truth.map(({ id }, no) => [id, ids[no]!]));
  for (const table of ['payments', 'sessions', 'exchanges'] as const) {
    for (const { at, cells } of together.rows[table])
      whole.rows[table].push({ at, cells: [idOf.get(String(cells[0]))!, ...cells.slice(1)] });
  }
  return whole;
}

/** Moves what accounts opened in a span do, so that all of them open within two hours of a moment. */
function openAllAt(
  world: World,
  moment: number,
  { since = 0, until = Number.POSITIVE_INFINITY }: { since?: number; until?: number } = {},
): void {
  const offset = new Map<string, number>();
  for (const [no, { at, cells }] of world.rows.accounts.entries())
    if (at >= since && at < until) offset.set(String(cells[0]), moment + (no % 24) * 300 - at);
  for (const table of Object.keys(world.rows) as WorldTable[]) {
    world.rows[table] = world.rows[table].map((row) => {
      const moved = Math.floor(row.at + (offset.get(String(row.cells[0])) ?? 0));
      const cells = [...row.cells];
      cells[1] = new Date(moved * 1000).toISOString().replace('.000', '');
      return { at: moved, cells };
    });
  }
}
