import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SigningKey } from '../keys/keyFolder.js';
import { publicKeyFiles, signatureFiles } from '../keys/sign.js';
import { filesBelow, sha256OfFile } from '../standalone/bag.js';

export interface BagInfo {
  readonly description: string;
  readonly operatorId: string;
  readonly runId: string;
  readonly level: string;
  /** ISO date of the export. */
  readonly date: string;
  readonly version: string;
}

/**
 * Makes a folder whose payload lies in `data/` a BagIt package (RFC 8493): declaration, info, both
 * manifests, public keys, the tag files given, and the signatures over the tag manifest.
 */
export async function writeBag(
  root: string,
  info: BagInfo,
  tagFiles: Record<string, string>,
  key: SigningKey,
): Promise<void> {
  await writeFile(
    join(root, 'manifest-sha256.txt'),
    await manifestOf(root, (f) => f.startsWith('data/')),
  );
  const tags: Record<string, string> = {
    ...tagFiles,
    ...publicKeyFiles(key),
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': await infoText(root, info),
  };
  for (const [name, content] of Object.entries(tags)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  const manifest = await manifestOf(
    root,
    (f) => !f.startsWith('data/') && !f.startsWith('tagmanifest-'),
  );
  await writeFile(join(root, 'tagmanifest-sha256.txt'), manifest);
  const signatures = signatureFiles(
    Buffer.from(manifest),
    key,
    `throughline ${info.operatorId} ${info.runId} ${info.date}`,
  );
  await writeFile(join(root, 'tagmanifest-sha256.txt.sig'), signatures.raw);
  await writeFile(join(root, 'tagmanifest-sha256.txt.minisig'), signatures.minisig);
  await writeFile(join(root, 'tagmanifest-sha256.txt.sshsig'), signatures.sshsig);
}

async function manifestOf(root: string, includes: (file: string) => boolean): Promise<string> {
  const lines: string[] = [];
  for (const file of (await filesBelow(root)).filter(includes)) {
    lines.push(`${await sha256OfFile(join(root, file))}  ${file}\n`);
  }
  return lines.join('');
}

async function infoText(root: string, info: BagInfo): Promise<string> {
  const files = (await filesBelow(root)).filter((file) => file.startsWith('data/'));
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(root, file))).size;
  const fields: [string, string][] = [
    ['External-Description', info.description],
    ['External-Identifier', `${info.operatorId} ${info.runId} ${info.level}`],
    ['Bagging-Date', info.date.slice(0, 10)],
    ['Bag-Software-Agent', `throughline ${info.version}`],
    ['Payload-Oxum', `${bytes}.${files.length}`],
  ];
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('');
}
