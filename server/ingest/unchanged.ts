import { stat } from 'node:fs/promises';
import { InputRefusedError } from '../contract/errors.js';
import type { Source } from './sources.js';

/** @throws InputRefusedError where the source's file is not as it was when watching began. */
export type Unchanged = (source: Source) => Promise<void>;

/** A file that is written to while it is read is part one state and part another: it is refused. */
export async function watchFiles(sources: readonly Source[]): Promise<Unchanged> {
  const before = new Map<Source, string>();
  for (const source of sources) before.set(source, await stateOf(source));
  return async (source) => {
    if (source.kind === 'query' || (await stateOf(source)) === before.get(source)) return;
    throw new InputRefusedError(
      `${source.name} changed while it was read.`,
      'Run again when it is whole. Whoever writes it: write to another name, then rename.',
    );
  };
}

async function stateOf(source: Source): Promise<string> {
  if (source.kind === 'query') return '';
  const found = await stat(source.path).catch(() => null);
  return found === null ? 'gone' : `${found.size} ${found.mtimeMs} ${found.ino}`;
}
