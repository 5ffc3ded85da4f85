import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED, pinnedPackages } from '../../bench/supply/licences.js';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

const read = (path: string) => readFile(join(PACKAGE_ROOT, path), 'utf8');

describe('what the program is made of', () => {
  it('is pinned by hash, and comes from nowhere in particular', async () => {
    for (const { name, integrity, resolved } of await pinnedPackages()) {
      expect(integrity, name).toMatch(/^sha512-/);
      expect(resolved, name).toBeNull();
    }
  });

  it('has licences that go with ours', async () => {
    const shipped = (await pinnedPackages()).filter(({ ships }) => ships);
    expect(shipped.length).toBeGreaterThan(50);
    expect(shipped.filter(({ licence }) => !ALLOWED.has(licence))).toEqual([]);
  });

  it('names exact versions in package.json', async () => {
    const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    for (const version of Object.values({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });

  it('pins the jars of the versions that the pom asks for', async () => {
    const [pom, list] = [await read('neo4j/pom.xml'), await read('neo4j/sha256.txt')];
    for (const [tag, jar] of [
      ['neo4j.version', 'neo4j'],
      ['gds.version', 'proc-community'],
    ]) {
      const version = pom.match(new RegExp(`<${tag}>([^<]+)<`))![1]!;
      expect(list).toMatch(new RegExp(`^[0-9a-f]{64}  ${jar}-${version}\\.jar$`, 'm'));
    }
  });
});
