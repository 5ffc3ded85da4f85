import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Scope } from '../contract/access.js';
import { UsageError } from '../contract/errors.js';
import { keptFile } from './keptFile.js';
import { sameName } from './people.js';

/** A token for scripts: it acts for its person, within its scopes, until it expires. */
export const Token = z.strictObject({
  id: z.string(),
  /** SHA-256 of the token; a random token of 256 bits needs no slow hash. */
  sha256: z.string(),
  person: z.string(),
  label: z.string(),
  scopes: z.array(Scope),
  created_at: z.string(),
  expires_at: z.string(),
});
export type Token = z.infer<typeof Token>;

export interface Tokens {
  all(): Promise<readonly Token[]>;
  /** @returns the token itself, which is shown once and kept nowhere. */
  issue(o: {
    person: string;
    label: string;
    scopes: readonly Scope[];
    days: number;
  }): Promise<{ secret: string; token: Token }>;
  /** The token that a request carries, null where it is unknown or over. */
  find(secret: string): Promise<Token | null>;
  /** @param before done where there is such a token, before it is. @throws UsageError */
  revoke(id: string, before?: () => Promise<unknown>): Promise<void>;
  /** Tokens of somebody who was removed. */
  revokeAllOf(person: string): Promise<void>;
}

const PREFIX = 'tl_';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The tokens of a workspace, in `access/tokens.json`. */
export function openTokens(workspace: string, now: () => Date): Tokens {
  const file = keptFile(join(workspace, 'access', 'tokens.json'), Token);
  return {
    all: () => file.read(),
    issue: async ({ person, label, scopes, days }) => {
      const secret = PREFIX + randomBytes(32).toString('base64url');
      const token: Token = {
        id: randomBytes(6).toString('hex'),
        sha256: sha256(secret),
        person,
        label,
        scopes: [...scopes],
        created_at: now().toISOString(),
        expires_at: new Date(now().getTime() + days * 86_400_000).toISOString(),
      };
      await file.change((tokens) => [...tokens, token]);
      return { secret, token };
    },
    find: async (secret) => {
      if (!secret.startsWith(PREFIX)) return null;
      // Found by its hash: comparing takes no time that tells of the token.
      const hash = sha256(secret);
      const token = (await file.read()).find((known) => known.sha256 === hash) ?? null;
      return token !== null && token.expires_at > now().toISOString() ? token : null;
    },
    revoke: async (id, before) => {
      if (!(await file.read()).some((token) => token.id === id)) {
        throw new UsageError(`There is no token ${id}.`, 'throughline tokens list shows them.');
      }
      await before?.();
      await file.change((tokens) => tokens.filter((token) => token.id !== id));
    },
    revokeAllOf: (person) =>
      file.change((tokens) => tokens.filter((token) => !sameName(token.person, person))),
  };
}
