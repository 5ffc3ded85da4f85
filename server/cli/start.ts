import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Progress } from '../contract/progress.js';
import { openGraph } from '../graph/index.js';
import { requirePlace } from '../runs/folders.js';
import { makeWorkspace } from '../runs/workspace.js';
import { DEFAULT_SEED } from './defaults.js';
import { generate } from './generate.js';
import { formatRun, run } from './run.js';
import { type Served, serve } from './serve.js';

/**
 * `npm start`: makes the demo world when no case is given, runs it and serves it. A demo that was
 * run before is served as it is.
 */
export async function start(
  caseDir: string | undefined,
  o: { workspace: string; port: number; data?: string },
  progress: Progress,
): Promise<Served> {
  await requirePlace('--workspace', o.workspace);
  let folder = caseDir;
  if (folder === undefined) {
    folder = join(resolve(o.workspace), 'demo');
    if (!existsSync(join(folder, 'truth.csv'))) {
      await makeWorkspace(o.workspace);
      await generate('demo', { out: folder, seed: DEFAULT_SEED }, progress);
    }
  }
  const graph = await openGraph({ workspace: o.workspace, env: process.env, progress });
  try {
    const result = await run(folder, {
      graph,
      workspace: o.workspace,
      seed: DEFAULT_SEED,
      ...(o.data === undefined ? {} : { data: o.data }),
    });
    progress.message(formatRun(result));
    return await serve({ ...o, graph });
  } catch (error) {
    await graph.close();
    throw error;
  }
}
