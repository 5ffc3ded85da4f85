import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ThroughlineError } from '../../contract/errors.js';
import { isStampOf, TIME_STAMP_FILE } from '../standalone/timeStamp.js';

const NONCE_BYTES = 8;
const TIMEOUT_MS = 30_000;
/** An answer with a chain of certificates has some kilobytes; more is none. */
const ANSWER_BYTES_MAX = 1 << 20;

/**
 * DER of a TimeStampReq (RFC 3161 §2.4.1) over SHA-256 of the content, with a nonce, asking for the
 * authority’s certificate. All its parts have a fixed length, so that it is one template.
 * @param nonce 8 bytes; the first bit is cleared, which keeps the number positive and its length.
 */
export function timeStampQuery(content: Buffer, nonce: Buffer): Buffer {
  const number = Buffer.from(nonce);
  // Neither negative nor with leading zeros, which DER would shorten.
  number[0] = (number[0]! & 0x7f) | 0x40;
  return Buffer.concat([
    Buffer.from('3043020101', 'hex'),
    Buffer.from('3031300d060960864801650304020105000420', 'hex'),
    createHash('sha256').update(content).digest(),
    Buffer.from('0208', 'hex'),
    number,
    Buffer.from('0101ff', 'hex'),
  ]);
}

/** Status of a TimeStampResp: 0 granted, 1 granted with changes, else refused. Null where it is none. */
export function statusOf(answer: Buffer): number | null {
  const body = contentOf(answer, 0x30);
  const info = body === null ? null : contentOf(body, 0x30);
  const status = info === null ? null : contentOf(info, 0x02);
  return status?.length === 1 ? status[0]! : null;
}

/** Content of the first DER element, if it has this tag and is whole. */
function contentOf(bytes: Buffer, tag: number): Buffer | null {
  if (bytes.length < 2 || bytes[0] !== tag) return null;
  const first = bytes[1]!;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || bytes.length < 2 + lengthBytes) return null;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  return bytes.length < start + length ? null : bytes.subarray(start, start + length);
}

/**
 * Has a time-stamp authority sign when the package’s tag manifest existed, and puts its answer
 * beside the signatures. The answer is of this manifest and this request; whether its chain of
 * certificates is trusted is for the reader, who has the authority’s root.
 * @throws ThroughlineError where the server does not answer so; nothing is written then.
 */
export async function addTimeStamp(root: string, url: string): Promise<void> {
  const manifest = await readFile(join(root, 'tagmanifest-sha256.txt'));
  const query = timeStampQuery(manifest, randomBytes(NONCE_BYTES));
  const fail = (why: string, cause?: unknown): never => {
    throw new ThroughlineError(`The time-stamp server ${new URL(url).host} ${why}.`, {
      remedy: 'Export again without --time-stamp, or name another server.',
      ...(cause === undefined ? {} : { cause }),
    });
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: new Uint8Array(query),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => fail('does not answer', cause));
  if (!response.ok) fail(`answers ${response.status}`);
  const answer = Buffer.from(await response.arrayBuffer());
  const status = statusOf(answer);
  if (answer.length > ANSWER_BYTES_MAX || status === null) fail('gives no answer of RFC 3161');
  if (status !== 0 && status !== 1) fail(`refuses (status ${status})`);
  const nonce = query.subarray(-3 - NONCE_BYTES, -3);
  if (!isStampOf(answer, manifest) || !answer.includes(nonce)) fail('stamped something else');
  await writeFile(join(root, TIME_STAMP_FILE), answer);
}
