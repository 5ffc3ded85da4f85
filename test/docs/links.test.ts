import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../server/packageRoot.js';

const markdownIn = (folder: string): string[] =>
  readdirSync(join(PACKAGE_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(name);
    return name.endsWith('.md') ? [name] : [];
  });
const documents = [
  ...readdirSync(PACKAGE_ROOT).filter((name) => name.endsWith('.md')),
  ...markdownIn('docs'),
];
/** Paths that a text names in backticks, as they stand from the top of the repository. */
const NAMED = /`((?:docs|server|client|cypher|worlds|bench|test)\/[\w./-]+)`/g;

describe('documents', () => {
  it.each(documents)('%s leads to what is there', (document) => {
    const text = readFileSync(join(PACKAGE_ROOT, document), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map((match) => match[1]!)
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => join(dirname(document), link));
    const named = [...text.matchAll(NAMED)].map((match) => match[1]!);
    const missing = [...links, ...named].filter((path) => !existsSync(join(PACKAGE_ROOT, path)));
    expect(missing).toEqual([]);
  });
});

describe('docs/desk.md', () => {
  it('names every test of the desk, and no other', () => {
    const text = readFileSync(join(PACKAGE_ROOT, 'docs', 'desk.md'), 'utf8');
    const table = text.slice(text.indexOf('## Acts and their tests'), text.indexOf('## Measured'));
    const listed = [...table.matchAll(/^\|.*\| `([^`]+)` \|$/gm)].map(([, name]) => name!);
    const suites = join(PACKAGE_ROOT, 'test', 'browser', 'suites');
    const tests = readdirSync(suites).flatMap((file) => {
      const source = readFileSync(join(suites, file), 'utf8');
      return [...source.matchAll(/deskTest\(\s*'([^']+)'/g)].map(([, name]) => name!);
    });
    expect(listed.sort()).toEqual(tests.sort());
  });
});
