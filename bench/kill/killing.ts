import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunRecord } from '../../server/contract/outputs.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';
import { sha256Of } from '../../server/sha256Of.js';

/** What is killed: the command alone, or its database with it, as when the machine loses power. */
export type Victim = 'command' | 'command and database';

/** Files that must be the same bytes whatever happened. */
const COMPARED = ['accounts.csv', 'operators.json', 'links.csv', 'quarantine.csv'];

export interface KillSetting {
  readonly caseDir: string;
  readonly workspace: string;
  readonly out: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Killed {
  /** What the command had last said of its stages when it was killed; empty before the first. */
  readonly after: string;
  /** It was done before the moment came. */
  readonly wasDone: boolean;
  /** Stages that the resumed run took from the killed one. */
  readonly reused: readonly string[];
  /** Files that differ from the undisturbed run's. */
  readonly different: readonly string[];
}

const start = (s: KillSetting): ChildProcess =>
  spawn(
    process.execPath,
    [
      join(PACKAGE_ROOT, 'bin', 'throughline.js'),
      ...['run', s.caseDir, '--workspace', s.workspace, '--out', s.out],
    ],
    // A process group of its own, so that a kill can take the database along.
    { detached: true, env: s.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );

/** Runs the command to its end. @throws with its words where it fails. */
export async function runWhole(s: KillSetting): Promise<void> {
  const child = start(s);
  let words = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the run ended with ${code}:\n${words}`);
}

/** SHA-256 of the compared files, by name. */
export async function outputHashes(out: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const name of COMPARED) hashes.set(name, await sha256Of(join(out, name)));
  return hashes;
}

/**
 * Begins a run in a workspace without runs, kills it (SIGKILL) after `ms`, gives the same command
 * again and compares what it leaves with `reference`.
 */
export async function killOnce(
  s: KillSetting,
  o: { ms: number; victim: Victim; reference: ReadonlyMap<string, string> },
): Promise<Killed> {
  for (const name of ['runs', 'cases']) {
    await rm(join(s.workspace, name), { recursive: true, force: true });
  }
  await rm(s.out, { recursive: true, force: true });
  const child = start(s);
  const lines: string[] = [];
  child.stderr!.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')));
  const closed = once(child, 'exit');
  await Promise.race([sleep(o.ms), closed]);
  const wasDone = child.exitCode !== null;
  if (!wasDone) process.kill(o.victim === 'command' ? child.pid! : -child.pid!, 'SIGKILL');
  await closed;
  await runWhole(s);
  const found = await outputHashes(s.out);
  const record = RunRecord.parse(JSON.parse(await readFile(join(s.out, 'run.json'), 'utf8')));
  const said = lines.map((line) => /^ {2}([^:]+): [\d.]+ s/.exec(line)?.[1]);
  return {
    after: said.findLast((stage) => stage !== undefined) ?? '',
    wasDone,
    reused: record.stages.filter((stage) => stage.reused).map(({ stage }) => stage),
    different: COMPARED.filter((name) => found.get(name) !== o.reference.get(name)),
  };
}
