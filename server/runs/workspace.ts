import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunRecord } from '../contract/outputs.js';

/** Folders of a workspace: everything that runs leave. */
export const workspacePaths = (workspace: string) => ({
  runs: join(workspace, 'runs'),
  run: (runId: string) => join(workspace, 'runs', runId),
  ingest: (caseId: string) => join(workspace, 'cases', caseId, 'tables'),
  temporary: join(workspace, 'tmp'),
});

/** A folder name for a case: readable, and apart from every other case's. */
export function caseIdOf(caseName: string, dataDir: string): string {
  const readable =
    caseName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40) || 'case';
  const digest = createHash('sha256').update(`${caseName}\n${dataDir}`).digest('hex').slice(0, 8);
  return `${readable}-${digest}`;
}

/** Writes a file so that a reader sees the old one or the new one whole, never a part. */
export async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}

/** Records of a workspace's runs, newest first; a folder without a readable record is passed over. */
export async function listRuns(workspace: string): Promise<RunRecord[]> {
  const { runs } = workspacePaths(workspace);
  await mkdir(runs, { recursive: true });
  const records: RunRecord[] = [];
  for (const name of await readdir(runs)) {
    const text = await readFile(join(runs, name, 'run.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    const record = RunRecord.safeParse(JSON.parse(text));
    if (record.success) records.push(record.data);
  }
  return records.sort((a, b) =>
    a.started_at < b.started_at ? 1 : a.started_at > b.started_at ? -1 : 0,
  );
}
