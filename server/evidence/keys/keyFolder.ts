import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { ThroughlineError } from '../../contract/errors.js';

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export interface PackageKeys extends SigningKey {
  /** Secret of pseudonyms and salts: who has it can open every commitment. 32 bytes. */
  readonly secret: Buffer;
}

/** Where keys lie unless told: the person's configuration folder, outside every workspace. */
export const defaultKeyFolder = (env: NodeJS.ProcessEnv): string =>
  env['THROUGHLINE_KEYS'] ?? join(envPaths('throughline', { suffix: '' }).config, 'keys');

/**
 * The keys of whoever exports: made on first use, readable by their owner only.
 * @param keyFile a key of one's own (PEM, PKCS 8, Ed25519) instead of the one in the folder.
 * @throws ThroughlineError where a key is no Ed25519 key or others may read it.
 */
export async function openKeys(folder: string, keyFile?: string): Promise<PackageKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const pem = await readOrMake(
    keyFile ?? join(folder, 'signing-key.pem'),
    keyFile === undefined ? made : null,
  );
  const secret = await readOrMake(
    join(folder, 'redaction-secret'),
    `${randomBytes(32).toString('hex')}\n`,
  );
  return { ...parseSigningKey(pem), secret: Buffer.from(secret.trim(), 'hex') };
}

export function parseSigningKey(pem: string): SigningKey {
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType === 'ed25519') {
      return { privateKey, publicKey: createPublicKey(privateKey) };
    }
  } catch (cause) {
    throw new ThroughlineError('The signing key cannot be read.', { cause, remedy: REMEDY });
  }
  throw new ThroughlineError('The signing key is no Ed25519 key.', { remedy: REMEDY });
}

const REMEDY = 'Make one: openssl genpkey -algorithm ed25519 -out key.pem';

async function readOrMake(path: string, content: string | Buffer | null): Promise<string> {
  if (content !== null) {
    // `wx`: of two exports that start at once, one makes the file and both read it.
    await writeFile(path, content, { flag: 'wx', mode: 0o600 }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
  const found = await stat(path).catch(() => null);
  if (found === null) throw new ThroughlineError(`There is no key ${path}.`, { remedy: REMEDY });
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new ThroughlineError(`Others may read the key ${path}.`, { remedy: `chmod 600 ${path}` });
  }
  return readFile(path, 'utf8');
}
