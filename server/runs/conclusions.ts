import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { idBehind } from '../contract/formulaCells.js';
import type { LinkOutput } from '../contract/outputs.js';
import { MemberOutput, OperatorOutput, type RunRecord } from '../contract/outputs.js';
import type { Progress } from '../contract/progress.js';
import type { Conclusions, GraphDatabase } from '../graph/index.js';
import { openDuckDb } from '../ingest/duckdb.js';
import type { RunOutputs } from './buildOutputs.js';
import { signalFiles } from './collectEvidence.js';
import { loadGraph } from './loadGraph.js';
import { createTableViews, recordedTables } from './normalisedTables.js';

/** What a run concluded, as the graph holds it. */
export const conclusionsOf = (
  runId: string,
  outputs: Pick<RunOutputs, 'operators' | 'members'> & {
    readonly links: readonly Pick<LinkOutput, 'account_a' | 'account_b' | 'bits' | 'families'>[];
  },
): Conclusions => ({
  runId,
  operators: outputs.operators.map(({ operator_id, verdict, confidence, accounts }) => ({
    id: operator_id,
    verdict,
    confidence,
    accounts,
  })),
  accounts: outputs.members.map(({ account_id, group_id, confidence, bits, families, status }) => ({
    account: account_id,
    operator: group_id,
    confidence,
    bits,
    families,
    status,
  })),
  links: outputs.links.map(({ account_a, account_b, bits, families }) => ({
    a: account_a,
    b: account_b,
    bits,
    families,
  })),
});

const Links = z.array(
  z.object({
    account_a: z.string(),
    account_b: z.string(),
    bits: z.coerce.number(),
    families: z.string().transform((text) => text.split(';') as LinkOutput['families']),
  }),
);

/**
 * Whether the graph holds what a run concluded, in the form that this version reads: one of an early
 * version has no index of words.
 */
export async function holdsRun(graph: GraphDatabase, runId: string): Promise<boolean> {
  if (await graph.holdsNothing()) return false;
  const [concluded] = await graph.run('concluded-run');
  return concluded?.runId === runId && (await graph.run('word-index')).length > 0;
}

/**
 * Puts a finished run into a graph that does not hold it: another case was run meanwhile, or the
 * database was lost. The run's files are all it takes.
 */
export async function restoreGraph(
  graph: GraphDatabase,
  o: { folder: string; record: RunRecord; loadKey: string; tempDir: string; progress: Progress },
): Promise<void> {
  const { folder, record } = o;
  o.progress.message(`Putting ${record.run_id} into Neo4j again.`);
  const connection = await openDuckDb();
  try {
    await createTableViews(connection, recordedTables(record, folder));
    await loadGraph(graph, connection, {
      caseId: String(record.parameters['case_id']),
      loadKey: o.loadKey,
      files: signalFiles((name) => join(folder, name)),
      tempDir: o.tempDir,
      progress: o.progress,
    });
  } finally {
    connection.closeSync();
  }
  const members: MemberOutput[] = [];
  const lines = createInterface({ input: createReadStream(join(folder, 'members.ndjson')) });
  for await (const line of lines) members.push(MemberOutput.parse(JSON.parse(line)));
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  const known = new Set(members.map(({ account_id }) => account_id));
  await graph.writeOperators(
    conclusionsOf(record.run_id, {
      operators: z.array(OperatorOutput).parse(JSON.parse(await text('operators.json'))),
      members,
      links: Links.parse(parse(await text('links.csv'), { columns: true })).map((link) => ({
        ...link,
        account_a: idBehind(link.account_a, known),
        account_b: idBehind(link.account_b, known),
      })),
    }),
  );
}
