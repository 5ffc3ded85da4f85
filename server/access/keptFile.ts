import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import lockfile from 'proper-lockfile';
import { z } from 'zod';
import { ThroughlineError } from '../contract/errors.js';

/** A small list in a JSON file that its owner alone may read; changed whole, one writer at a time. */
export interface KeptFile<Row> {
  /** As the file stands now: what another process wrote is seen at once. */
  read(): Promise<readonly Row[]>;
  change(how: (rows: readonly Row[]) => readonly Row[]): Promise<void>;
}

/** @param file made, with its folder, when first written. */
export function keptFile<Row extends z.ZodType>(file: string, row: Row): KeptFile<z.infer<Row>> {
  const schema = z.array(row);
  let seen: { state: string; rows: z.infer<Row>[] } | null = null;
  const read = async (): Promise<z.infer<Row>[]> => {
    const found = await stat(file, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found === null) return [];
    const state = `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
    if (seen?.state === state) return seen.rows;
    const parsed = schema.safeParse(parse(await readFile(file, 'utf8')));
    if (!parsed.success) {
      throw new ThroughlineError(`${file} cannot be read: ${z.prettifyError(parsed.error)}`, {
        remedy: 'Put it back from a copy. Until then nobody can sign in.',
      });
    }
    seen = { state, rows: parsed.data };
    return parsed.data;
  };
  return {
    read,
    change: async (how) => {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const release = await lockfile.lock(dirname(file), {
        lockfilePath: `${file}.lock`,
        // Longer than the lock of a process that was killed counts (10 s).
        retries: { retries: 60, minTimeout: 20, maxTimeout: 250 },
      });
      try {
        const rows = how(await read());
        const part = `${file}.${process.pid}.part`;
        await writeFile(part, `${JSON.stringify(rows, null, 2)}\n`, { mode: 0o600 });
        await chmod(part, 0o600);
        await rename(part, file);
      } finally {
        await release();
      }
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
