import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Findings } from './report.js';

/** The files that sign the tag manifest; they cannot be in it themselves. */
export const SIGNATURE_FILES = [
  'tagmanifest-sha256.txt',
  'tagmanifest-sha256.txt.sig',
  'tagmanifest-sha256.txt.minisig',
  'tagmanifest-sha256.txt.sshsig',
  'tagmanifest-sha256.txt.tsr',
] as const;

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

/** Files below a folder, as relative paths with `/`, in order of code units. */
export async function filesBelow(root: string): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else found.push(path);
    }
  };
  await visit('');
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** Path → SHA-256 of a BagIt manifest (RFC 8493 §2.1.3). @throws where a line is no such entry. */
export async function readManifest(path: string): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const [no, line] of (await readFile(path, 'utf8')).split('\n').entries()) {
    if (line === '') continue;
    const [, sha256, file] = /^([0-9a-f]{64}) [ *](\S.*)$/.exec(line) ?? [];
    if (sha256 === undefined || file === undefined) throw new Error(`line ${no + 1} is no entry`);
    if (file.startsWith('/') || file.split('/').includes('..')) {
      throw new Error(`line ${no + 1} points out of the package`);
    }
    if (entries.has(file)) throw new Error(`line ${no + 1} names ${file} again`);
    entries.set(file, sha256);
  }
  return entries;
}

/** Files of a package that are links, pipes or devices: what they lead to is not in it, and may have no end. */
export async function noPlainFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of await filesBelow(root))
    if (!(await lstat(join(root, file))).isFile()) found.push(file);
  return found;
}

/** RFC 8493: declaration, both manifests, every file hashed, none missing, none too many. */
export async function checkBag(root: string, findings: Findings): Promise<string> {
  const declaration = await readFile(join(root, 'bagit.txt'), 'utf8');
  if (declaration !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') {
    findings.add('bagit.txt', 'is not the declaration of a BagIt 1.0 package');
  }
  const payload = await readManifest(join(root, 'manifest-sha256.txt'));
  const tags = await readManifest(join(root, 'tagmanifest-sha256.txt'));
  const listed = new Map([...payload, ...tags]);
  for (const [file, expected] of listed) {
    const path = join(root, file);
    if (!existsSync(path)) findings.add(file, 'is listed and missing');
    else if ((await sha256OfFile(path)) !== expected) {
      findings.add(file, 'has other content than the manifest says (SHA-256 differs)');
    }
  }
  const signatures: readonly string[] = SIGNATURE_FILES;
  let bytes = 0;
  let files = 0;
  for (const file of await filesBelow(root)) {
    const found = await lstat(join(root, file));
    if (file.startsWith('data/')) {
      bytes += found.size;
      files++;
    }
    if (!listed.has(file) && !signatures.includes(file)) {
      findings.add(file, 'is in the package and in no manifest');
    }
  }
  const info = await readFile(join(root, 'bag-info.txt'), 'utf8');
  const oxum = /^Payload-Oxum: (\S+)$/m.exec(info)?.[1];
  if (oxum !== `${bytes}.${files}`) {
    findings.add(
      'bag-info.txt',
      `Payload-Oxum is ${oxum ?? 'missing'}, the payload has ${bytes}.${files}`,
    );
  }
  return `${listed.size} files hashed, ${bytes} bytes of payload`;
}
