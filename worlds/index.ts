import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Progress } from '../server/contract/progress.js';
import { randomWorldParameters, WORLD_FAMILIES, type WorldFamily } from './families.js';
import { makeWorld } from './makeWorld.js';
import { scaled, type WorldParameters } from './parameters.js';
import { readRealPrompts } from './prompts/readRealPrompts.js';
import { SCENARIO_TABLE } from './scenarios.js';
import { COLUMNS, type WorldTable } from './world.js';

export { randomWorldParameters, WORLD_FAMILIES } from './families.js';

export const SCENARIOS: readonly { readonly name: string; readonly summary: string }[] = [
  ...Object.entries(SCENARIO_TABLE).map(([name, { summary }]) => ({ name, summary })),
  { name: 'random', summary: 'everything drawn from the seed, the family of the world too' },
  ...WORLD_FAMILIES.map((family) => ({
    name: `random-${family}`,
    summary: `a world of the family “${family}”, drawn from the seed`,
  })),
];

export interface GenerateOptions {
  readonly scenario: string;
  readonly outDir: string;
  readonly accounts?: number;
  readonly exchanges?: number;
  readonly seed: number;
  /** A file of real prompts (see {@link readRealPrompts}) that ordinary people send instead of composed ones. */
  readonly promptsFile?: string;
  readonly progress: Progress;
}

export interface Generated {
  readonly accounts: number;
  readonly exchanges: number;
  readonly operators: readonly { name: string; accounts: number }[];
  readonly truthPath: string;
}

/**
 * Writes a synthetic case as CSV, and beside its tables `truth.csv` (account_id, class, operator,
 * client; the last two empty for the innocent) and `truth-operators.csv`. The same options give the
 * same bytes.
 * @throws RangeError for a scenario that is not in {@link SCENARIOS}.
 */
export async function generateWorld(o: GenerateOptions): Promise<Generated> {
  const parameters = parametersFor(o);
  o.progress.start(`making the world “${o.scenario}”`, parameters.accounts);
  const realPrompts = o.promptsFile === undefined ? [] : await readRealPrompts(o.promptsFile);
  const world = makeWorld(parameters, o.seed, (done) => o.progress.update(done), realPrompts);
  await mkdir(o.outDir, { recursive: true });
  for (const table of Object.keys(COLUMNS) as WorldTable[]) {
    if (parameters.withoutTables.includes(table)) continue;
    const rows = world.rows[table].sort(
      (a, b) => a.at - b.at || (a.cells[0]! < b.cells[0]! ? -1 : 1),
    );
    await writeCsv(
      join(o.outDir, `${table}.csv`),
      COLUMNS[table],
      rows.map((row) => row.cells),
    );
  }
  const truthPath = join(o.outDir, 'truth.csv');
  const truth = [...world.truth].sort((a, b) => (a.id < b.id ? -1 : 1));
  await writeCsv(
    truthPath,
    ['account_id', 'class', 'operator', 'client'],
    truth.map(({ id, kind, operator, client }) => [id, kind, operator, client]),
  );
  await writeCsv(
    join(o.outDir, 'truth-operators.csv'),
    ['operator', 'style', 'aims', 'clients'],
    world.operators.map((t) => [t.operator, t.style, t.aims.join(';'), t.clients.join(';')]),
  );
  o.progress.done(`${world.truth.length} accounts, ${world.rows.exchanges.length} exchanges`);
  const sizes = new Map<string, number>();
  for (const { operator } of truth)
    if (operator !== '') sizes.set(operator, (sizes.get(operator) ?? 0) + 1);
  return {
    accounts: world.truth.length,
    exchanges: world.rows.exchanges.length,
    operators: [...sizes]
      .map(([name, accounts]) => ({ name, accounts }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    truthPath,
  };
}

function parametersFor(o: GenerateOptions): WorldParameters {
  const drawn = drawnParameters(o);
  const accounts = o.accounts ?? drawn.accounts;
  const sizedWorld = accounts === drawn.accounts ? drawn : scaled(drawn, accounts);
  return o.exchanges === undefined
    ? sizedWorld
    : { ...sizedWorld, exchangesMean: o.exchanges / accounts };
}

/** @throws RangeError for a scenario that is not in {@link SCENARIOS}. */
function drawnParameters({ scenario, seed }: GenerateOptions): WorldParameters {
  if (scenario === 'random') return randomWorldParameters(seed);
  const family = WORLD_FAMILIES.find((name): name is WorldFamily => scenario === `random-${name}`);
  if (family !== undefined) return randomWorldParameters(seed, family);
  const named = SCENARIO_TABLE[scenario];
  if (named === undefined) throw new RangeError(`There is no scenario “${scenario}”.`);
  return named.parameters;
}

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

async function writeCsv(
  file: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(`${columns.join(',')}\n`);
  for (let at = 0; at < rows.length; at += 1000) {
    const text = rows
      .slice(at, at + 1000)
      .map((row) => `${row.map(cell).join(',')}\n`)
      .join('');
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}
