import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES, caseNamed } from '../../worlds/secondHand/index.js';
import { reportScores } from './report.js';
import { runCase } from './runCase.js';
import { isFound, type Score } from './score.js';

/*
 * Writes the cases of the second hand below `--out`, runs the built program on each and prints the
 * scores on standard output; names ask for some of them. A case's run, truth and log stay in its folder.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(tmpdir(), 'throughline-second-hand') },
    seed: { type: 'string', default: '1' },
  },
});

const asked = positionals.length > 0 ? positionals.map(caseNamed) : CASES;
const scores: Score[] = [];
for (const one of asked) {
  const score = await runCase(one, Number(values.seed), values.out);
  scores.push(score);
  const wrong = Object.values(score.wrong).reduce((total, count) => total + count, 0);
  process.stderr.write(
    `${score.name}: ${score.hands.filter(isFound).length} of ${score.hands.length} operators, ${wrong} innocents, ${score.seconds.toFixed(0)} s\n`,
  );
}
process.stdout.write(`${reportScores(scores)}\n`);
