import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ThroughlineError, UsageError } from '../contract/errors.js';
import { CHAIN_START } from './chain.js';
import { chainedFile } from './chainedFile.js';

/** What was found of one record: whether its chain holds, and what its last line is. */
export interface RecordCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy: string | null;
}

const RECORDS = ['decisions.jsonl', 'audit.jsonl'];
/** `FILE:NUMBER:HASH`, as `doctor` prints it. */
const SEEN = /^([\w.]+):(\d+):([0-9a-f]{64})$/;

/**
 * Whether the records of a workspace are as they were written.
 * @param seen heads that were noted earlier, kept where whoever owns the workspace cannot reach: a
 * file cut short, or written anew from the start, holds within itself and shows only against them.
 */
export async function verifyRecords(
  workspace: string,
  seen: readonly string[],
): Promise<RecordCheck[]> {
  const noted = seen.map((text) => {
    const [, file, number, hash] = SEEN.exec(text) ?? [];
    if (file === undefined || !RECORDS.includes(file)) {
      throw new UsageError(`“${text}” is no head of a record.`, 'It looks as doctor prints it.');
    }
    return { file, number: Number(number), hash: hash! };
  });
  const checks: RecordCheck[] = [];
  for (const name of RECORDS) {
    const heads = noted.filter(({ file }) => file === name);
    if (existsSync(join(workspace, name)) || heads.length > 0) {
      checks.push(await verifyRecord(join(workspace, name), name, heads));
    }
  }
  return checks;
}

async function verifyRecord(
  path: string,
  name: string,
  heads: readonly { number: number; hash: string }[],
): Promise<RecordCheck> {
  const broken = (detail: string): RecordCheck => ({
    name,
    ok: false,
    detail,
    remedy: 'Compare it with a copy made before; nothing is written to it until it fits.',
  });
  try {
    const lines = await chainedFile(path).read();
    for (const { number, hash } of heads) {
      const line = lines[number - 1];
      if (line === undefined) return broken(`ends before line ${number}, which was there`);
      if (line.hash !== hash) return broken(`line ${number} is another than the one noted`);
    }
    const head = `${name}:${lines.length}:${lines.at(-1)?.hash ?? CHAIN_START}`;
    return { name, ok: true, detail: `${lines.length} lines, ${head}`, remedy: null };
  } catch (error) {
    if (error instanceof ThroughlineError) return broken(error.message);
    throw error;
  }
}
