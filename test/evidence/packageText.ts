import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { partsOf } from '../../server/evidence/letter/repack.js';
import { filesBelow } from '../../server/evidence/standalone/bag.js';
import { pdfText } from '../../server/evidence/standalone/pdfText.js';
import { openDuckDb, sqlString } from '../../server/ingest/duckdb.js';
import { rowsOf } from '../../server/runs/loadEvidence.js';

/** All text of a package's files, unpacked as far as their formats go. */
export async function packageTexts(root: string): Promise<{ file: string; text: string }[]> {
  const texts: { file: string; text: string }[] = [];
  for (const file of await filesBelow(root)) {
    const content = await readFile(join(root, file));
    texts.push({ file, text: `${file}\n${await textOf(join(root, file), content)}`.toLowerCase() });
  }
  return texts;
}

async function textOf(path: string, content: Buffer): Promise<string> {
  if (path.endsWith('.gz')) return gunzipSync(content).toString('utf8');
  if (/\.(docx|xlsx)$/.test(path)) {
    return [...(await partsOf(content))]
      .map(([name, part]) => `${name}\n${part.toString('utf8')}`)
      .join('\n');
  }
  if (path.endsWith('.pdf')) return pdfTexts(content);
  if (path.endsWith('.parquet')) return parquetText(path);
  return content.toString('utf8');
}

/** What the pages show, and every stream and string of the file besides (metadata, bookmarks). */
function pdfTexts(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\n(.*?)\nendstream/gs)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1');
    } catch {
      return body ?? '';
    }
  });
  const wide = [...raw.matchAll(/\(\xfe\xff(.*?)\)/gs)].map(([, text]) =>
    (text ?? '').replace(/\0/g, ''),
  );
  return [
    pdfText(pdf, true),
    pdfText(pdf, true).replace(/\u200b/g, ''),
    raw,
    ...wide,
    ...streams,
  ].join('\n');
}

async function parquetText(path: string): Promise<string> {
  const connection = await openDuckDb();
  const lines: string[] = [];
  for await (const row of rowsOf(connection, `SELECT * FROM read_parquet(${sqlString(path)})`)) {
    lines.push(row.map((cell) => String(cell)).join('\t'));
  }
  connection.closeSync();
  return lines.join('\n');
}

const GRAM = 7;
const PROMPT_CHARACTERS_MIN = 20;

/** Which of many needles occur in a text; by an index of its short pieces, not by reading it again. */
export function found(text: string, needles: Iterable<string>): string[] {
  const grams = new Set<string>();
  for (let i = 0; i + GRAM <= text.length; i++) grams.add(text.slice(i, i + GRAM));
  return [...needles].filter((needle) => grams.has(needle.slice(0, GRAM)) && text.includes(needle));
}

/** Raw identifiers of a case from its log files: everything that names an account, a person or a thing. */
export async function rawIdentifiers(logs: string): Promise<Set<string>> {
  const columns: Record<string, readonly string[]> = {
    accounts: ['account_id', 'email', 'phone_hash', 'org_id', 'referral_code'],
    payments: ['payment_id', 'instrument_id', 'billing_name'],
    sessions: ['ip', 'device_id', 'tls_fingerprint', 'user_agent'],
    exchanges: ['exchange_id', 'prompt'],
  };
  const connection = await openDuckDb();
  const identifiers = new Set<string>();
  for (const [table, names] of Object.entries(columns)) {
    const log = `read_csv(${sqlString(join(logs, `${table}.csv`))}, all_varchar = true)`;
    for await (const row of rowsOf(connection, `SELECT ${names.join(', ')} FROM ${log}`)) {
      for (const cell of row) {
        const text = String(cell ?? '').toLowerCase();
        // A prompt of one word names nobody, and stands in every program.
        const isPrompt = table === 'exchanges' && names[row.indexOf(cell)] === 'prompt';
        if (text.length >= (isPrompt ? PROMPT_CHARACTERS_MIN : GRAM)) identifiers.add(text);
      }
    }
  }
  connection.closeSync();
  return identifiers;
}
