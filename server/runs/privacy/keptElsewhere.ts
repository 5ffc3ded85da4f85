import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../../contract/outputs.js';

/**
 * Where an erased account may still stand, and why it is not erased there: records that must not be
 * changed, packages that may be under legal hold, and what is not the workspace’s.
 */
export async function keptElsewhere(
  workspace: string,
  account: string,
  runs: readonly RunRecord[],
): Promise<{ where: string; why: string }[]> {
  const kept: { where: string; why: string }[] = [];
  const needle = JSON.stringify(account).slice(1, -1);
  for (const name of ['decisions.jsonl', 'audit.jsonl']) {
    const text = await readFile(join(workspace, name), 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => line.includes(`"${needle}"`)).length;
    if (lines > 0)
      kept.push({
        where: `${name}: ${lines} ${lines === 1 ? 'line' : 'lines'}`,
        why: 'a record of what people did, chained by hashes: nobody may change it unnoticed',
      });
  }
  for (const name of await readdir(join(workspace, 'packages')).catch(() => [])) {
    kept.push({
      where: `packages/${name}`,
      why: 'an evidence package: it may be under legal hold, and a changed one does not verify. Delete the folder where counsel says so',
    });
  }
  const sources = new Set(
    runs.flatMap(({ parameters }) =>
      [parameters['data_dir'], parameters['case_dir']].filter((dir) => typeof dir === 'string'),
    ),
  );
  for (const where of sources) {
    if (existsSync(where))
      kept.push({ where, why: 'source logs: not ours. Runs leave the account out from now on' });
  }
  kept.push({
    where: 'copies made with --out, backups, exported packages, the logs of a database of your own',
    why: 'outside the workspace',
  });
  return kept;
}
