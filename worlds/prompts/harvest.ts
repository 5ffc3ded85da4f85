import type { Random } from '../random.js';
import { codeSnippet, ordinaryPrompt, word } from './ordinary.js';

export type Aim = 'coding' | 'agentic' | 'reasoning' | 'grading';
export const AIMS: readonly Aim[] = ['coding', 'agentic', 'reasoning', 'grading'];

const TASKS: Record<Aim, readonly string[]> = {
  coding: [
    'Solve the programming task below and return one file.',
    'Fix the failing function and explain the repair.',
    'Write the missing implementation and its tests.',
    'Port the code below to another language.',
  ],
  agentic: [
    'Plan the tool calls needed to finish the job below, then make them.',
    'You may use the tools listed. Carry out the job to its end.',
    'Decide which tool to call next and with which arguments.',
    'Operate the repository with the tools and report each step.',
  ],
  reasoning: [
    'Lay out every step of the reasoning that leads to the finished answer below.',
    'Think aloud before answering, and number the steps.',
    'Here is a final answer. Reconstruct the reasoning behind it in full.',
    'Show the complete derivation, wrong turns included.',
  ],
  grading: [
    'Grade the answer below against the rubric and give a score.',
    'Compare the two answers and say which is better and why.',
    'Act as a reward model: score the reply from 1 to 10.',
    'Judge each criterion apart, then give a total.',
  ],
};
const FORMS = [
  (tag: string) => `Answer inside <${tag}> and </${tag}> and write nothing outside of them.`,
  (tag: string) => `Return JSON with the keys ${tag}, steps and final.`,
  (tag: string) => `Use the heading ### ${tag} for the result and keep the order of the sections.`,
  (tag: string) => `Finish with a line that reads ${tag.toUpperCase()} DONE.`,
];

/** The fixed part of an operator's prompts: one task, its form and its house rules. */
export interface HarvestTemplate {
  readonly aim: Aim;
  readonly before: string;
  readonly after: string;
}

export function harvestTemplate(random: Random, aim: Aim): HarvestTemplate {
  const rules = Array.from(
    { length: random.int(1, 3) },
    () =>
      `Do not skip ${word(random)} cases; treat ${word(random)} as ${random.pick(['input', 'given', 'unknown', 'fixed'])}.`,
  );
  return {
    aim,
    before: `${random.pick(TASKS[aim])} ${rules.join(' ')}`,
    after: random.chance(0.6) ? random.pick(FORMS)(word(random)) : '',
  };
}

/** One harvesting prompt: the template around a task that is new each time, often much longer. */
export function harvestPrompt(random: Random, template: HarvestTemplate): string {
  const payload = Array.from({ length: random.int(1, 4) }, () =>
    random.chance(0.5) ? codeSnippet(random, random.int(3, 12)) : ordinaryPrompt(random),
  ).join('\n');
  return [template.before, payload, template.after].filter((part) => part !== '').join('\n\n');
}

export const TOOLS: Record<Aim, string> = {
  coding: 'code_interpreter',
  agentic: 'shell;editor;browser',
  reasoning: '',
  grading: '',
};
