import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Findings } from './report.js';

/** A time-stamp authority’s answer (RFC 3161) over the tag manifest, where one was asked for. */
export const TIME_STAMP_FILE = 'tagmanifest-sha256.txt.tsr';

/**
 * DER of a MessageImprint (RFC 3161 §2.4.1) under SHA-256, up to the hash: the algorithm with its
 * NULL parameters, and without them, as some authorities write it.
 */
const IMPRINTS = [
  '3031300d060960864801650304020105000420',
  '302f300b06096086480165030402010420',
].map((hex) => Buffer.from(hex, 'hex'));

/** Whether an answer holds the imprint of these bytes. */
export function isStampOf(answer: Buffer, content: Buffer): boolean {
  const hash = createHash('sha256').update(content).digest();
  return IMPRINTS.some((imprint) => answer.includes(Buffer.concat([imprint, hash])));
}

/**
 * That the time stamp is of this tag manifest. Whether the authority signed it takes the authority’s
 * certificate: `openssl ts -verify` (VERIFY.txt).
 */
export async function checkTimeStamp(root: string, findings: Findings): Promise<string> {
  const path = join(root, TIME_STAMP_FILE);
  if (!existsSync(path)) return 'none was asked for';
  const manifest = await readFile(join(root, 'tagmanifest-sha256.txt'));
  if (!isStampOf(await readFile(path), manifest))
    findings.add(TIME_STAMP_FILE, 'is a time stamp of other content than the tag manifest');
  return 'of this tag manifest; check who gave it with openssl ts -verify';
}
