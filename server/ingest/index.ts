export { openDuckDb, queryRows, sqlFile, sqlName, sqlString } from './duckdb.js';
export { type IngestedCase, type IngestOptions, ingestCase } from './ingestCase.js';
export { inputFiles } from './sources.js';
export type { IngestedTable } from './writeTables.js';
