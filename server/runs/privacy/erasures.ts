import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ThroughlineError } from '../../contract/errors.js';
import { type ErasedAccounts, erasedHash } from '../../ingest/index.js';
import { writeWhole } from '../workspace.js';

/** Hashes of erased accounts, and the key that they are made with; readable by its owner only. */
const Erasures = z.object({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  accounts: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});
const FILE = 'erased.json';

/**
 * The accounts that were erased in a workspace.
 * @throws ThroughlineError where the list is damaged: without it they would come back.
 */
export async function erasedAccounts(workspace: string): Promise<ErasedAccounts | undefined> {
  const text = await readFile(join(workspace, FILE), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return undefined;
  try {
    const { key, accounts } = Erasures.parse(JSON.parse(text));
    return { key: Buffer.from(key, 'hex'), hashes: accounts };
  } catch {
    throw new ThroughlineError(`${FILE} of ${workspace} is damaged.`, {
      remedy: 'Put it back from a copy: without it, accounts that were erased would come back.',
    });
  }
}

/**
 * What an account is known by once it is erased; makes the workspace's key where it has none.
 * `keep` puts it on the list that every later run leaves out.
 */
export async function nameErased(
  workspace: string,
  accountId: string,
): Promise<{ hash: string; tombstone: string; keep: () => Promise<void> }> {
  const known = await erasedAccounts(workspace);
  const key = known?.key ?? randomBytes(32);
  const hash = erasedHash(key, accountId);
  const write = async (accounts: readonly string[]) => {
    const file = join(workspace, FILE);
    await writeWhole(file, JSON.stringify({ key: key.toString('hex'), accounts }));
    await chmod(file, 0o600);
  };
  if (known === undefined) await write([]);
  return {
    hash,
    tombstone: `erased-${hash.slice(0, 12)}`,
    keep: () => write([...new Set([...(known?.hashes ?? []), hash])].sort()),
  };
}
