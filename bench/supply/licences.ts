import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** A package that the lockfile pins. */
export interface Pinned {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly integrity: string | null;
  readonly resolved: string | null;
  /** Needed to run, not only to build and test. */
  readonly ships: boolean;
}

/** Licences that go with Apache-2.0 in a program that is handed on, as SPDX writes them. */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  '(MIT AND Zlib)',
  'MIT AND OFL-1.1',
  // A typeface may be embedded and handed on with the program.
  'OFL-1.1',
]);
/** Packages whose package.json names no licence, and what their licence file is. */
const READ_BY_A_PERSON: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** Every package of the lockfile, by name. */
export async function pinnedPackages(): Promise<Pinned[]> {
  const text = await readFile(join(PACKAGE_ROOT, 'package-lock.json'), 'utf8');
  return Object.entries(Lock.parse(JSON.parse(text)).packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]): Pinned => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return {
        name,
        version: entry.version ?? '',
        licence: entry.license ?? READ_BY_A_PERSON[name] ?? 'none',
        integrity: entry.integrity ?? null,
        resolved: entry.resolved ?? null,
        ships: entry.dev !== true && entry.devOptional !== true,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
