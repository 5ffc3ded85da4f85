import { readFile } from 'node:fs/promises';
import { InputRefusedError, UsageError } from '../../server/contract/errors.js';

/** Keys under which public prompt sets keep what a person sent; the first that a line has is taken. */
const PROMPT_KEYS = [
  'prompt',
  'instruction',
  'question',
  'text',
  'content',
  'query',
  'turns',
  'prompt_template',
] as const;

/**
 * The prompts of a file, in its order: `.jsonl` or `.ndjson` holds one JSON object a line with one of
 * {@link PROMPT_KEYS} (a text, or a list of texts: one prompt each); any other file one prompt a line.
 * Empty prompts are passed over.
 * @throws UsageError where the file cannot be read, InputRefusedError where it holds no prompt or a
 * line that is none.
 */
export async function readRealPrompts(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`The prompts of ${path} cannot be read: ${(error as Error).message}.`);
  });
  const isJson = /\.(jsonl|ndjson)$/.test(path);
  const prompts = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      return isJson ? promptsOfJson(line, `${path}, line ${i + 1}`) : [line];
    })
    .filter((prompt) => prompt.trim() !== '');
  if (prompts.length === 0) throw new InputRefusedError(`${path} holds no prompt.`);
  return prompts;
}

function promptsOfJson(line: string, where: string): string[] {
  const remedy = `Each line is a JSON object with one of the keys ${PROMPT_KEYS.join(', ')}.`;
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    throw new InputRefusedError(`${where} is no JSON.`, remedy);
  }
  const object = Object(found) as Record<string, unknown>;
  const key = PROMPT_KEYS.find((name) => Object.hasOwn(object, name));
  const value = key === undefined ? undefined : object[key];
  const prompts: unknown[] = Array.isArray(value) ? value : [value];
  if (!prompts.every((prompt) => typeof prompt === 'string')) {
    throw new InputRefusedError(`${where} has no prompt.`, remedy);
  }
  return prompts;
}
