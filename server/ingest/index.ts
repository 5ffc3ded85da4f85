export { readCaseConfig } from './caseConfig.js';
export { caseFolders, requireFolders } from './caseFolders.js';
export type { EarlierTables } from './day/planDay.js';
export { openDuckDb, queryRows, sqlFile, sqlName, sqlString } from './duckdb.js';
export { FileHasher } from './hashing/fileHasher.js';
export { type IngestedCase, ingestCase } from './ingestCase.js';
export type { IngestOptions } from './ingestOptions.js';
export { ClockWindow, holdsUnder } from './judge/clockWindow.js';
export { type ErasedAccounts, erasedHash } from './privacy/erasedAccounts.js';
export {
  PrivacyRecord,
  privacyRecord,
  privacyRules,
  type RetainedTable,
} from './privacy/privacySettings.js';
export { inputFiles } from './sources.js';
export { partFilesSql, partsOf, type TablePart, tableRelation } from './tableParts.js';
export type { IngestedTable } from './writeTables.js';
