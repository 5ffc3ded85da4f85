import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STATEMENTS, type StatementName, statementText } from './statements.js';

/** The jars that define procedures and functions which a statement names; the others are on the class path. */
const PLUGIN = /^(cypher-aggregation|proc-(catalog|common|community|sysinfo))-[\d.]+\.jar$/;

/** The procedures and functions of GDS that the statements name, in order. */
export function gdsNames(): string[] {
  const texts = (Object.keys(STATEMENTS) as StatementName[]).map(statementText);
  return [...new Set(texts.flatMap((text) => text.match(/\bgds\.[\w.]*\w/g) ?? []))].sort();
}

/**
 * Copies the jars of GDS's procedures into a home's plugins folder; a copy that is not byte for byte
 * the cache's, as an interruption or a bad disk leaves, is made again. Neo4j looks for procedures in
 * each class of each plugin, so that other jars of ours go: with them a start takes seconds more.
 */
export async function installPlugins(jars: string, plugins: string): Promise<void> {
  await mkdir(plugins, { recursive: true });
  for (const name of await readdir(jars)) {
    const [from, to] = [join(jars, name), join(plugins, name)];
    if (!PLUGIN.test(name)) {
      await rm(to, { force: true });
      continue;
    }
    const bytes = await readFile(from);
    const copy = await readFile(to).catch(() => null);
    if (copy !== null && bytes.equals(copy)) continue;
    await writeFile(`${to}.part`, bytes);
    await rename(`${to}.part`, to);
  }
}
