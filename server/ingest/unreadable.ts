import { openDuckDb, queryRows, sqlString } from './duckdb.js';
import { refusal } from './stage/staged.js';
import type { StagedSource } from './stageSource.js';

/** Of files that are read in place: the refusal of the first that cannot be read through, else null. */
export async function unreadableOf(staged: readonly StagedSource[]): Promise<unknown> {
  for (const { name, inPlace } of staged) {
    if (inPlace === undefined) continue;
    const connection = await openDuckDb();
    try {
      await queryRows(
        connection,
        `SELECT max(hash(theirs)) FROM read_parquet(${sqlString(inPlace.path)}) AS theirs`,
      );
    } catch (error) {
      return refusal(name, error);
    } finally {
      connection.closeSync();
    }
  }
  return null;
}
