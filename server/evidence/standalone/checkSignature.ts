import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Findings } from './report.js';
import {
  fingerprintOf,
  isSignedMinisign,
  isSignedRaw,
  isSignedSsh,
  rawPublicKey,
  readPublicKey,
  sshPublicKey,
} from './signatures.js';

/**
 * The three signatures over the tag manifest, and that all forms of the public key are one key.
 * @param expected the fingerprint the reader was given another way, where there is one.
 */
export async function checkSignature(
  root: string,
  expected: string | undefined,
  findings: Findings,
): Promise<{ fingerprint: string; looked: string }> {
  const key = readPublicKey(await readFile(join(root, 'keys/signing-key.pem'), 'utf8'));
  const fingerprint = fingerprintOf(key);
  const manifest = await readFile(join(root, 'tagmanifest-sha256.txt'));
  const signature = (end: string) => readFile(join(root, `tagmanifest-sha256.txt.${end}`));
  const isGood: Record<string, (content: Buffer) => boolean> = {
    sig: (content) => isSignedRaw(manifest, content, key),
    minisig: (content) => isSignedMinisign(manifest, content.toString(), key),
    sshsig: (content) => isSignedSsh(manifest, content.toString(), key),
  };
  for (const [end, test] of Object.entries(isGood)) {
    const file = `tagmanifest-sha256.txt.${end}`;
    if (!existsSync(join(root, file))) findings.add(file, 'is missing');
    else if (!test(await signature(end)))
      findings.add(file, 'is no signature of the tag manifest by keys/signing-key.pem');
  }
  await checkKeyForms(root, key, findings);
  if (expected !== undefined && expected.toLowerCase().replace(/[^0-9a-f]/g, '') !== fingerprint) {
    findings.add(
      'keys/signing-key.pem',
      `has the fingerprint ${fingerprint}, not the one you gave`,
    );
  }
  return { fingerprint, looked: 'Ed25519, raw, minisign and SSH' };
}

async function checkKeyForms(root: string, key: KeyObject, findings: Findings): Promise<void> {
  const text = (name: string) => readFile(join(root, 'keys', name), 'utf8');
  if ((await text('fingerprint.txt')).trim() !== fingerprintOf(key)) {
    findings.add('keys/fingerprint.txt', 'is not the fingerprint of keys/signing-key.pem');
  }
  const minisign = Buffer.from((await text('minisign.pub')).split('\n')[1] ?? '', 'base64');
  if (!minisign.subarray(-32).equals(rawPublicKey(key)))
    findings.add('keys/minisign.pub', 'is another key');
  if (!(await text('allowed_signers')).includes(sshPublicKey(key).toString('base64'))) {
    findings.add('keys/allowed_signers', 'is another key');
  }
}
