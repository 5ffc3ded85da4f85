import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Capability } from '../../server/contract/families.js';

/** A prompt with what it is after, as a reader of the labelling guide (docs/capabilities.md) says. */
export interface Labelled {
  readonly id: string;
  readonly prompt: string;
  readonly tools: readonly string[];
  readonly label: Capability;
  /** The half that cues were tuned on, or the half that they were not. */
  readonly half: 'development' | 'held out';
}

const OwnRow = z.object({
  id: z.string(),
  language: z.string(),
  label: Capability,
  prompt: z.string(),
  tools: z.array(z.string()).default([]),
});
const RealRow = z.object({ file: z.string(), id: z.string(), label: Capability });

/** The half follows from the id alone, so that a new prompt moves no other. */
function halfOf(id: string): Labelled['half'] {
  return createHash('sha256').update(id).digest()[0]! % 2 === 0 ? 'development' : 'held out';
}

async function jsonLines<Row>(file: string, row: z.ZodType<Row>): Promise<Row[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => row.parse(JSON.parse(line)));
}

/** Prompts written for this project: every `*.jsonl` of the folder. */
export async function ownPrompts(folder: string): Promise<Labelled[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const rows = await Promise.all(files.map((name) => jsonLines(join(folder, name), OwnRow)));
  return rows.flat().map((row) => ({ ...row, half: halfOf(row.id) }));
}

/** Which part of the public sets: conversations as they open, their second turns alone, or both. */
export type Turns = 'first' | 'second' | 'both';

/**
 * Prompts of the public sets with the labels of `real.csv`, which holds no text of theirs.
 * @param dataFolder where mt_bench_questions.jsonl, judge_prompts.jsonl and seed_tasks.jsonl lie
 */
export async function realPrompts(
  labelsFile: string,
  dataFolder: string,
  turns: Turns,
): Promise<Labelled[]> {
  const labels = z
    .array(RealRow)
    .parse(parse(await readFile(labelsFile, 'utf8'), { columns: true }));
  const texts = await realTexts(dataFolder);
  const wanted = (row: z.infer<typeof RealRow>) =>
    row.file !== MT_BENCH ? turns === 'first' : row.id.endsWith(turns === 'second' ? '.2' : '.1');
  return labels.filter(wanted).map(({ file, id, label }) => {
    const text = texts.get(`${file} ${id}`);
    if (text === undefined) throw new Error(`${file} has no prompt ${id}`);
    const second = turns === 'both' ? texts.get(`${file} ${id.replace(/\.1$/, '.2')}`) : undefined;
    const prompt = second === undefined ? text : `${text}\n\n${second}`;
    return { id: `${file} ${id}`, prompt, tools: [], label, half: halfOf(`${file} ${id}`) };
  });
}

const MT_BENCH = 'mt_bench_questions.jsonl';

async function realTexts(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const question = z.object({ question_id: z.number(), turns: z.array(z.string()) });
  for (const { question_id, turns } of await jsonLines(join(folder, MT_BENCH), question)) {
    for (const [i, turn] of turns.entries()) texts.set(`${MT_BENCH} ${question_id}.${i + 1}`, turn);
  }
  const judge = z.object({
    name: z.string(),
    system_prompt: z.string(),
    prompt_template: z.string(),
  });
  for (const row of await jsonLines(join(folder, 'judge_prompts.jsonl'), judge)) {
    texts.set(`judge_prompts.jsonl ${row.name}`, `${row.system_prompt}\n${row.prompt_template}`);
  }
  const seed = z.object({
    id: z.string(),
    instruction: z.string(),
    instances: z.array(z.object({ input: z.string() })),
  });
  for (const row of await jsonLines(join(folder, 'seed_tasks.jsonl'), seed)) {
    const input = row.instances[0]?.input ?? '';
    texts.set(
      `seed_tasks.jsonl ${row.id}`,
      input === '' ? row.instruction : `${row.instruction}\n\n${input}`,
    );
  }
  return texts;
}
