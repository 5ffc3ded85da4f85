import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import type { DecidedGroup } from '../../server/attribution/decide.js';
import { weighHypotheses } from '../../server/attribution/hypotheses.js';
import type { ProfileCounts } from '../../server/attribution/seenGroups.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { fitLogistic, type Trial } from './fitLogistic.js';
import { judgeWorld } from './judgeWorld.js';
import type { PreparedWorld } from './prepareWorld.js';
import { type SeenGroup, tallyProfiles, trueHypothesis } from './tallyProfiles.js';
import { type Rates, tallyRates } from './tallyRates.js';

/*
 * Fits what attribution takes from generated worlds: how often accounts of one hand agree (the prior
 * of m; it is written first and used from the next fit on), how often groups of each kind show each
 * category, and the map from log-odds to probabilities. The map is fitted on log-odds whose counts
 * come from other worlds than the one judged.
 */
const { values } = parseArgs({ options: { cache: { type: 'string' } } });
const cache = values.cache;
if (cache === undefined) throw new Error('--cache DIR: the folder of prepared worlds to fit on');

interface Judged extends SeenGroup {
  readonly scenario: string;
  readonly world: number;
  readonly group: DecidedGroup;
  readonly members: readonly Trial[];
}

const judged: Judged[] = [];
let worlds = 0;
let rates: Rates = new Map();
for (const name of (await readdir(cache)).filter((file) => file.endsWith('.v8')).sort()) {
  const world = deserialize(await readFile(join(cache, name))) as PreparedWorld;
  worlds++;
  rates = tallyRates(world, rates);
  const truthOf = new Map(world.truth.map((row) => [row.account_id, row]));
  const groups = judgeWorld(world).groups.map((group) => {
    const rows = [...group.group.members].map(
      (account) => truthOf.get(world.loaded.accountIds[account]!)!,
    );
    const found = trueHypothesis(rows);
    // Operators of one style look alike, and unlike those of another.
    return { group, ...found, kind: world.styles[found.hand] ?? found.kind };
  });
  for (const { group, hypothesis, kind, hand } of groups) {
    // A hand that was found in nine parts was seen once: small parts are not what operators look like.
    const parts = groups.filter((other) => other.hand === hand).length;
    const weight = hypothesis === 'operator' ? 1 / parts : 1;
    const members = group.accounts.map(({ account, score }) => ({
      bits: score.bits,
      held: truthOf.get(world.loaded.accountIds[account]!)!.operator === hand,
      weight: 1,
    }));
    judged.push({
      scenario: world.scenario,
      world: worlds,
      group,
      profile: group.profile,
      hypothesis,
      kind,
      weight,
      members: hypothesis === 'operator' ? members : [],
    });
  }
}

const scenarios = [...new Set(judged.map(({ scenario }) => scenario))].sort();
/** Worlds of every part have every kind: each part is judged by what the others showed. */
const PARTS = 5;
const operatorTrials: Trial[] = Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
  const counts = tallyProfiles(judged.filter(({ world }) => world % PARTS !== part));
  return judged
    .filter(({ world }) => world % PARTS === part)
    .map(({ profile, hypothesis, weight }) => ({
      bits: weighHypotheses(profile, counts).find((h) => h.hypothesis === 'operator')!.logOdds,
      held: hypothesis === 'operator',
      weight,
    }));
});
const memberTrials = judged.flatMap(({ members }) => members);
const counts: ProfileCounts = tallyProfiles(judged);
const said = `${worlds} worlds of ${scenarios.join(', ')}: ${judged.length} groups, ${memberTrials.length} accounts`;

await write(
  'profileCounts.ts',
  `import type { ProfileCounts } from './seenGroups.js';

/**
 * Groups counted in generated worlds, by what they truly were; by \`npm run calibrate\` on
 * ${said}.
 */
export const PROFILE_COUNTS: ProfileCounts = ${JSON.stringify(counts, null, 2)};
`,
);
const operator = fitLogistic(operatorTrials);
const member = fitLogistic(memberTrials);
await write(
  'calibrationTable.ts',
  `import type { LogOddsMap } from './logOddsMap.js';

/**
 * By \`npm run calibrate\` on
 * ${said}.
 * Checked on families it has not seen: docs/worlds-matrix.md.
 */
export const CALIBRATION: { readonly operator: LogOddsMap; readonly member: LogOddsMap } = {
  operator: ${JSON.stringify(operator)},
  member: ${JSON.stringify(member)},
};
`,
);
const ratePriors = Object.fromEntries(
  [...rates]
    .map(([name, { sum, operators }]): [string, number] => [
      name,
      Number((sum / operators).toPrecision(3)),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
await write(
  'weights/ratePriors.ts',
  `/**
 * How often two accounts of one hand agree first in a kind, or in nothing of a family, in generated
 * worlds; by \`npm run calibrate\` on ${worlds} worlds of ${scenarios.join(', ')}.
 */
export const RATE_PRIORS: Readonly<Record<string, number>> = ${JSON.stringify(ratePriors, null, 2)};
`,
);
process.stdout.write(`${said}\n${JSON.stringify({ operator, member }, null, 2)}\n`);

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(PACKAGE_ROOT, 'server', 'attribution', name), text);
}
