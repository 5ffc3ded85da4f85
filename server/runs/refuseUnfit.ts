import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { ThroughlineError } from '../contract/errors.js';
import { machineThreads, memoryBudget } from '../machine.js';
import {
  type CaseSize,
  type JudgedStage,
  needsOf,
  type Resource,
  type Room,
  shortOf,
} from './stageNeeds.js';

/** Set to anything, stages begin whatever their estimate says. */
export const UNCHECKED_VARIABLE = 'THROUGHLINE_SKIP_ESTIMATES';

/** A stage would not fit into what the machine has; it was not begun. */
export class StageUnfitError extends ThroughlineError {}

const REMEDIES: Readonly<Record<Resource, string>> = {
  memory: 'Take a machine with more memory.',
  'Java heap': 'The embedded database gets a fifth of the machine: take one with more memory.',
  'JavaScript heap': 'Raise it: NODE_OPTIONS=--max-old-space-size=MEBIBYTES.',
  disk: 'Make room where the workspace lies, or name another with --workspace.',
};

/** What there is for a run in this workspace at this moment. */
async function roomIn(workspace: string, env: NodeJS.ProcessEnv): Promise<Room> {
  const { bavail, bsize } = await statfs(workspace);
  // In a container its limit counts; 0 or more than there is where none is set.
  const limit = process.constrainedMemory() ?? 0;
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const budget = memoryBudget();
  return {
    budget,
    threads: machineThreads(),
    isEmbedded: (env['NEO4J_URI'] ?? '') === '',
    has: {
      memory,
      'Java heap': budget.javaHeap,
      'JavaScript heap': getHeapStatistics().heap_size_limit,
      disk: bavail * bsize,
    },
  };
}

/** Of less than a tenth of a GiB it is told in MiB how much there is. */
export const roomOf = (bytes: number): string =>
  bytes < 0.1 * 1024 ** 3
    ? `${Math.floor(bytes / 1024 ** 2)} MiB`
    : `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

/**
 * Refuses a stage that would not fit, before it begins; what earlier stages left stays.
 * @throws StageUnfitError naming stage, estimate, what there is, and what to do.
 */
export async function refuseUnfit(
  stage: JudgedStage,
  size: CaseSize,
  o: { workspace: string; env: NodeJS.ProcessEnv },
): Promise<void> {
  if ((o.env[UNCHECKED_VARIABLE] ?? '') !== '') return;
  const room = await roomIn(o.workspace, o.env);
  const short = shortOf(needsOf(stage, size, room), room.has);
  if (short.length === 0) return;
  const words = short.map(
    ({ resource, needs, has }) =>
      `about ${roomOf(needs)} of ${resource}, and there are ${roomOf(has)}`,
  );
  const remedies = short.map(({ resource }) => REMEDIES[resource]);
  throw new StageUnfitError(
    `The stage “${stage}” was not begun: it would take ${words.join('; ')}.`,
    {
      remedy: `${remedies.join(' ')} The same command goes on from there. To try all the same: ${UNCHECKED_VARIABLE}=1.`,
    },
  );
}
