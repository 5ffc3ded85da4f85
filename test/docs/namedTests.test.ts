import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), 'utf8');
const testFiles = readdirSync(join(PACKAGE_ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('test', name));
/** What stands between quotes in a test file: titles of tests and of groups of them among it. */
const quoted = (path: string): string[] =>
  [...read(path).matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map((match) => match[1]!);

/** A title as documents give it: a group’s and a test’s together, or one of them; its end may be cut. */
function isTitleIn(path: string, title: string): boolean {
  const titles = quoted(path);
  const begins = (text: string) => titles.some((one) => one.replace(/^%s:? /, '').startsWith(text));
  if (begins(title)) return true;
  return titles.some(
    (group) => title.startsWith(`${group} `) && begins(title.slice(group.length + 1)),
  );
}

const NAMED = /`((?:[\w-]+\/)*[\w.-]+\.ts)`(?:: ([^|`\n]+))?/g;
const claims = ['security', 'operations', 'privacy', 'supply-chain'].flatMap((document) =>
  [...read(`docs/${document}.md`).matchAll(NAMED)].flatMap(([, file, titles = '']) =>
    titles.split(';').map((title) => ({
      document,
      file: file!,
      title: title
        .replace(/…?\s*$/, '')
        .replace(/ \(.*\)$/, '')
        .trim(),
    })),
  ),
);

describe('a test that a document names', () => {
  it('is there, under the title that the document gives', () => {
    const missing = claims.filter(({ file, title }) => {
      if (
        /^(server|client|bench)\//.test(file) ||
        existsSync(join(PACKAGE_ROOT, 'server/contract', file))
      )
        return false;
      const candidates = testFiles.filter((path) => path === file || basename(path) === file);
      return !candidates.some((path) => title === '' || isTitleIn(path, title));
    });
    expect(claims.length).toBeGreaterThan(60);
    expect(missing).toEqual([]);
  });

  it('is missed where it is not', () => {
    expect(isTitleIn('test/security/files.test.ts', 'a case name never leads out')).toBe(true);
    expect(isTitleIn('test/security/files.test.ts', 'a case name sometimes leads out')).toBe(false);
  });
});
