import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../contract/errors.js';

/** A form that a person filled in, as YAML or JSON. @throws UsageError naming the file. */
export async function readForm<Value>(path: string, schema: z.ZodType<Value>): Promise<Value> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(
      `${path} cannot be read.`,
      cause instanceof Error ? cause.message : undefined,
    );
  });
  const parsed = schema.safeParse(contentOf(path, text) ?? {});
  if (parsed.success) return parsed.data;
  throw new UsageError(`${path}: ${z.prettifyError(parsed.error)}`);
}

function contentOf(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The second is of names that stand for one another without end.
    if (!(error instanceof YAMLParseError || error instanceof ReferenceError)) throw error;
    throw new UsageError(`${path} is neither YAML nor JSON: ${error.message.trimEnd()}`);
  }
}
