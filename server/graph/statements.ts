import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../packageRoot.js';

const Membership = z.object({ account: z.int(), community: z.int() });
export type Membership = z.infer<typeof Membership>;

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
  'merge-accounts': { folder: 'write', row: null },
  'merge-signals': { folder: 'write', row: null },
  'merge-uses': { folder: 'write', row: null },
  'foreign-nodes': { folder: 'read', row: z.object({ foreign: z.int() }) },
  'gds-version': { folder: 'read', row: z.object({ version: z.string() }) },
  'project-graph': { folder: 'read', row: z.object({ relationships: z.int() }) },
  leiden: { folder: 'read', row: Membership },
  wcc: { folder: 'read', row: Membership },
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
