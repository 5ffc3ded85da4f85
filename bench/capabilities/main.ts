/**
 * `npm run capabilities`: the classifier of prompts against labelled ones, real and our own.
 * Flags: `--data DIR` (default: ../shared/data/prompts beside the checkout), `--errors` lists the
 * prompts of the development halves that were judged wrongly. Those held out are never listed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { classifyPrompt } from '../../server/content/capability/classifyPrompt.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { confusionOf, formatConfusion } from './confusion.js';
import { type Labelled, ownPrompts, realPrompts, type Turns } from './labelledSet.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(PACKAGE_ROOT, '..', 'shared', 'data', 'prompts') },
    errors: { type: 'boolean', default: false },
  },
});
const folder = join(PACKAGE_ROOT, 'test', 'golden', 'capability');
const print = (text: string) => process.stdout.write(`${text}\n\n`);

function report(title: string, set: readonly Labelled[]): void {
  const judged = set.map((row) => ({ row, found: classifyPrompt(row.prompt, row.tools) }));
  print(
    formatConfusion(
      title,
      confusionOf(judged.map(({ row, found }) => ({ truth: row.label, answer: found.capability }))),
    ),
  );
  if (!values.errors) return;
  for (const { row, found } of judged) {
    if (row.half !== 'development' || row.label === found.capability) continue;
    const facts = found.facts.map((fact) => `${fact.fact} (${fact.capability} ${fact.bits})`);
    print(
      `  ${row.id}: is ${row.label}, judged ${found.capability}\n    ${row.prompt.slice(0, 160).replaceAll('\n', ' ⏎ ')}\n    ${facts.join('; ')}`,
    );
  }
}

const halves = ['development', 'held out'] as const;
const own = await ownPrompts(folder);
for (const half of halves) {
  report(
    `Our own prompts, ${half}`,
    own.filter((row) => row.half === half),
  );
}
if (existsSync(values.data)) {
  const real = (turns: Turns) => realPrompts(join(folder, 'real.csv'), values.data, turns);
  const first = await real('first');
  for (const half of halves) {
    report(
      `Real prompts, ${half}`,
      first.filter((row) => row.half === half),
    );
  }
  report('Real prompts, all', first);
  report('Real conversations, both turns as one text', await real('both'));
  report('Real second turns without their first', await real('second'));
} else {
  print(`The public prompt sets are not at ${values.data}: only our own prompts were judged.`);
}
