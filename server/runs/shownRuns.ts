import type { RunRecord } from '../contract/outputs.js';
import { listRuns } from './workspace.js';
import { isHeld } from './workspaceLock.js';

/**
 * Records of a workspace's runs as they are told to somebody, newest first. A process that was killed
 * could not write that it ended, and its record says `running` for ever: where nobody works on it,
 * it is `stopped`. Only the newest can be under way.
 */
export async function shownRuns(workspace: string): Promise<RunRecord[]> {
  const records = await listRuns(workspace);
  if (!records.some(({ status }) => status === 'running')) return records;
  const isUnderWay = await isHeld(workspace, 'run');
  return records.map((record, no) =>
    record.status === 'running' && !(isUnderWay && no === 0)
      ? { ...record, status: 'stopped' }
      : record,
  );
}
