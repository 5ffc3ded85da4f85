import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Family } from '../contract/families.js';
import { PACKAGE_ROOT } from '../packageRoot.js';

/** Accounts, some thousands a row, and at the same place in the other list their communities. */
const Memberships = z.object({ accounts: z.array(z.int()), communities: z.array(z.int()) });
export type Memberships = z.infer<typeof Memberships>;

/** Null where there was nothing to project; the types that relationships have. */
const Projected = z.object({
  relationships: z.int().nullable(),
  types: z.array(z.string()),
});

const Signal = z.object({
  key: z.string(),
  family: Family,
  kind: z.string(),
  value: z.string(),
  holders: z.int(),
  bits: z.number(),
});

/**
 * Every Cypher statement: its file is `cypher/<folder>/<name>.cypher`. Rows are checked against
 * their schema when they come back; a statement that returns nothing has none.
 */
export const STATEMENTS = {
  'account-id': { folder: 'schema', row: null },
  'account-no': { folder: 'schema', row: null },
  'signal-no': { folder: 'schema', row: null },
  'signal-key': { folder: 'schema', row: null },
  'clear-case': { folder: 'write', row: null },
  'mark-case': { folder: 'write', row: null },
  'mark-run': { folder: 'write', row: null },
  'mark-loaded': { folder: 'write', row: null },
  'finished-load': { folder: 'read', row: z.object({ loadKey: z.string() }) },
  'concluded-run': { folder: 'read', row: z.object({ runId: z.string() }) },
  'create-accounts': { folder: 'write', row: null },
  'create-signals': { folder: 'write', row: null },
  'create-uses': { folder: 'write', row: null },
  'clear-operators': { folder: 'write', row: null },
  'clear-links': { folder: 'write', row: null },
  'create-operators': { folder: 'write', row: null },
  'create-members': { folder: 'write', row: null },
  'create-attributed': { folder: 'write', row: null },
  'create-links': { folder: 'write', row: null },
  'account-signals': {
    folder: 'read',
    row: Signal.extend({
      first: z.string().nullable(),
      last: z.string().nullable(),
      times: z.int(),
      inside: z.int(),
    }),
  },
  'shared-signals': { folder: 'read', row: Signal },
  'link-path': {
    folder: 'read',
    row: z.object({ first: Signal, middle: z.string(), second: Signal, bits: z.number() }),
  },
  'signal-holders': {
    folder: 'read',
    row: z.object({
      id: z.string(),
      operator: z.string().nullable(),
      createdAt: z.string().nullable(),
      first: z.string().nullable(),
      last: z.string().nullable(),
      times: z.int(),
      degree: z.int(),
    }),
  },
  'signal-by-key': { folder: 'read', row: Signal },
  'search-accounts': {
    folder: 'read',
    row: z.object({ id: z.string(), operator: z.string().nullable() }),
  },
  'search-signals': { folder: 'read', row: Signal },
  'search-words': { folder: 'read', row: Signal },
  'word-index': { folder: 'read', row: z.object({ name: z.string() }) },
  'signal-value-text': { folder: 'schema', row: null },
  'signal-words': { folder: 'schema', row: null },
  'operator-id': { folder: 'schema', row: null },
  'await-indexes': { folder: 'read', row: null },
  'foreign-nodes': { folder: 'read', row: z.object({ foreign: z.int() }) },
  'gds-version': { folder: 'read', row: z.object({ version: z.string() }) },
  'project-graph': { folder: 'read', row: Projected },
  'project-pairs': { folder: 'read', row: Projected },
  leiden: { folder: 'read', row: Memberships },
  wcc: { folder: 'read', row: Memberships },
  'drop-left-graphs': { folder: 'read', row: z.object({ graphName: z.string() }) },
  'drop-graph': { folder: 'read', row: z.object({ graphName: z.string() }) },
} as const;

export type StatementName = keyof typeof STATEMENTS;

const texts = new Map<StatementName, string>();

/** Text of a statement, read once from its file. */
export function statementText(name: StatementName): string {
  let text = texts.get(name);
  if (text === undefined) {
    const file = join(PACKAGE_ROOT, 'cypher', STATEMENTS[name].folder, `${name}.cypher`);
    text = readFileSync(file, 'utf8');
    texts.set(name, text);
  }
  return text;
}
