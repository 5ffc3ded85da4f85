import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Findings } from './report.js';

export const CUSTODY_FILE = 'data/record/custody.ndjson';

/** An entry; null where the line is none. */
function eventOf(line: string): { no: number; before: string } | null {
  try {
    return JSON.parse(line) as { no: number; before: string };
  } catch {
    return null;
  }
}

/** The custody log is a chain; it names every source file and the key that signed. */
export async function checkCustody(
  root: string,
  sources: readonly { readonly sha256: string; readonly file: string }[],
  fingerprint: string,
  findings: Findings,
): Promise<string> {
  const text = await readFile(join(root, CUSTODY_FILE), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  let before = '';
  for (const [i, line] of lines.entries()) {
    const event = eventOf(line);
    if (event === null || event.no !== i + 1 || event.before !== before) {
      findings.add(`${CUSTODY_FILE} entry ${i + 1}`, 'does not follow from the entry before it');
    }
    before = createHash('sha256').update(line).digest('hex');
  }
  for (const { sha256, file } of sources) {
    if (!text.includes(sha256))
      findings.add(CUSTODY_FILE, `does not name ${file} with its SHA-256`);
  }
  if (!(lines.at(-1) ?? '').includes(fingerprint)) {
    findings.add(`${CUSTODY_FILE} entry ${lines.length}`, 'does not name the key that signed');
  }
  return `${lines.length} entries`;
}
