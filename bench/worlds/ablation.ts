import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import {
  type AttributionParameters,
  DEFAULT_PARAMETERS,
} from '../../server/attribution/parameters.js';
import { FAMILIES } from '../../server/contract/families.js';
import { withoutFamily } from './ablate.js';
import { type JudgedWorld, judgeWorld } from './judgeWorld.js';
import type { PreparedWorld } from './prepareWorld.js';

/*
 * What each family and each rule is worth: the prepared worlds of `--cache` judged again with one
 * thing left out at a time. `--every N` takes each Nth world.
 */
const { values } = parseArgs({
  options: {
    cache: { type: 'string' },
    every: { type: 'string', default: '1' },
    report: { type: 'string' },
  },
});
const { cache } = values;
if (cache === undefined) throw new Error('--cache DIR: the folder of prepared worlds');

type Variant = { readonly name: string; readonly judge: (world: PreparedWorld) => JudgedWorld };
const rule = (name: string, changes: Partial<AttributionParameters>): Variant => ({
  name,
  judge: (world) => judgeWorld(world, { ...DEFAULT_PARAMETERS, ...changes }),
});
const VARIANTS: readonly Variant[] = [
  rule('everything', {}),
  ...FAMILIES.map((family) => ({
    name: `without ${family}`,
    judge: (world: PreparedWorld) => judgeWorld(withoutFamily(world, family)),
  })),
  rule('one family is enough', { familiesMin: 1 }),
  rule('coarse kinds are as good as others', { coarseBitsMax: DEFAULT_PARAMETERS.familyBitsMax }),
  rule('lacking what members have does not count', { disagreementBitsMax: 0 }),
  rule('nothing counts against an account', { counterBitsMax: 0 }),
  rule('families that hang together count in full', { dependenceWeight: 0 }),
  rule('what a kind shows in the whole case counts for nothing in a group', {
    kindPriorMembers: 0,
  }),
  rule('any phrase binds', { bindingBitsMin: 0 }),
  rule('any common value joins groups', { overlapMin: 0.01 }),
  rule('parts join by personal values only', { overlapMin: 1.01 }),
  rule('an operator from even odds on', { operatorPosteriorMin: 0.5 }),
];

const files = (await readdir(cache)).filter((file) => file.endsWith('.v8')).sort();
const chosen = files.filter((_, i) => i % Number(values.every) === 0);
const judged = new Map<Variant, JudgedWorld[]>(VARIANTS.map((variant) => [variant, []]));
for (const [no, file] of chosen.entries()) {
  const world = deserialize(await readFile(join(cache, file))) as PreparedWorld;
  for (const [variant, list] of judged) list.push(variant.judge(world));
  process.stderr.write(`${no + 1} of ${chosen.length} worlds\n`);
}

const mean = (list: readonly number[]): string =>
  (list.reduce((a, b) => a + b, 0) / Math.max(1, list.length)).toFixed(4);
const rows = [...judged].map(([{ name }, worlds]) => {
  const guilty = worlds.filter(({ evaluation }) => evaluation.operators.length > 0);
  const innocents = worlds.flatMap(({ evaluation }) => evaluation.innocents);
  return [
    name,
    mean(worlds.map(({ evaluation }) => evaluation.precision)),
    mean(guilty.map(({ evaluation }) => evaluation.recall)),
    mean(worlds.map(({ evaluation }) => evaluation.pairwise.precision)),
    innocents.reduce((sum, { attributed }) => sum + attributed, 0),
    worlds.reduce((sum, { evaluation }) => sum + evaluation.falseOperators, 0),
  ];
});
const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const head = [
  'left out',
  'precision',
  'recall',
  'pairwise precision',
  'innocents attributed',
  'false operators',
];
const report = [
  '# What each family and each rule is worth',
  '',
  `Printed by \`npm run ablation -- --cache DIR --every ${values.every}\` on ${chosen.length} of the worlds of [worlds-matrix.md](worlds-matrix.md); means over worlds, sums of innocents and of false operators. The calibration is the one fitted with everything in place.`,
  '',
  line(head),
  line(head.map(() => '---')),
  ...rows.map(line),
  '',
].join('\n');
process.stdout.write(report);
if (values.report !== undefined) await writeFile(values.report, report);
