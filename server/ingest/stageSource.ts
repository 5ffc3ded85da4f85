import type { CaseFolders } from './mapping/caseFiles.js';
import type { Source } from './sources.js';
import { stageCsv } from './stage/stageCsv.js';
import { refusal, type Staged, type StageTask } from './stage/staged.js';
import { stageNdjson } from './stage/stageNdjson.js';
import { stageParquet } from './stage/stageParquet.js';
import { stageQuery } from './stage/stageQuery.js';

/** A source as it was staged, under the number and name that its rows carry. */
export interface StagedSource extends Staged {
  readonly table: Source['table'];
  readonly fileNo: number;
  readonly name: string;
}

const BY_FORMAT = { csv: stageCsv, ndjson: stageNdjson, parquet: stageParquet } as const;

/**
 * Stages one source in its format.
 * @throws InputRefusedError naming the file.
 */
export async function stageSource(
  source: Source,
  options: Pick<StageTask, 'fileNo' | 'stageDir' | 'onRaw' | 'hasher' | 'lookInto'> & {
    folders: CaseFolders;
    memoryLimit?: string;
  },
): Promise<StagedSource> {
  const { table } = source;
  const { fileNo } = options;
  if (source.kind === 'query') {
    const staged = await stageQuery(
      { ...options, table, mapping: undefined },
      source.query,
      options.folders,
    );
    return { ...staged, table, fileNo };
  }
  const file = { path: source.path, name: source.name };
  try {
    const staged = await BY_FORMAT[source.format]({
      ...options,
      table,
      file,
      mapping: source.mapping,
    });
    return { ...staged, table, fileNo, name: source.name };
  } catch (error) {
    throw refusal(source.name, error);
  }
}
