import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ThroughlineError } from '../contract/errors.js';
import { PACKAGE_ROOT } from '../packageRoot.js';

/** Modules of the stand-alone verifier, each before those that use it. */
const MODULES = [
  '../../contract/visibleText',
  '../../contract/familyNames',
  '../../contract/kinds',
  'report',
  'readJson',
  'csv',
  'formats',
  'queries',
  '../figures/defineFigures',
  '../figures/defineTables',
  'signatures',
  'bag',
  'zip',
  'loadSchedules',
  '../graph/xml',
  '../sheets/workbook',
  'checkWorkbook',
  'checkArchive',
  'checkSignature',
  'timeStamp',
  'checkCustody',
  'checkSchedules',
  'checkFacts',
  'checkFigures',
  'pdfText',
  'documents',
  'checkExhibitsPdf',
  'checkDocxParts',
  'checkDocuments',
  'checkGraph',
  'checkRecord',
  '../interchange/uuid5',
  '../interchange/caseUco',
  '../interchange/stixDocument',
  'checkInterchange',
  'checkLogs',
  'verifyPackage',
  'main',
] as const;

const HEAD = `#!/usr/bin/env node
/*
 * Verifies this evidence package with nothing but Node (20 or later), offline:
 *
 *   node verify.mjs [PACKAGE] [--fingerprint HEX] [--logs DIR]
 *
 * It is the same program that \`throughline verify\` runs, put together into one file to be read.
 * It reads the package, writes nothing (an archive is unpacked into a temporary folder), and uses
 * no network.
 */
`;

/**
 * The stand-alone verifier as one readable file: the built modules one after the other, without
 * the lines that join them.
 */
export async function assembleVerifier(): Promise<string> {
  const imports = new Map<string, Set<string>>();
  const bodies: string[] = [];
  const before = new Set<string>();
  for (const name of MODULES) {
    const file = join(PACKAGE_ROOT, 'dist', 'server', 'evidence', 'standalone', `${name}.js`);
    const source = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new ThroughlineError('The stand-alone verifier is not built.', {
        cause,
        remedy: 'npm run build',
      });
    });
    for (const [, from] of source.matchAll(/^import [^;]*from '(\.[^']+)';$/gm))
      if (!before.has(join(dirname(file), from!)))
        throw new Error(`${name} imports ${from}, which is not before it in the verifier.`);
    before.add(file);
    const body = source
      .replace(/^import \{([^}]*)\} from '(node:[^']+)';\n/gm, (_, names: string, from: string) => {
        const known = imports.get(from) ?? new Set();
        for (const one of names.split(',')) if (one.trim() !== '') known.add(one.trim());
        imports.set(from, known);
        return '';
      })
      .replace(/^import [^;]*from '\.[^']+';\n/gm, '')
      .replace(/^export \{\};\n/gm, '')
      .replace(/^export (?=(async )?(function|const|class))/gm, '')
      .replace(/^\/\/# sourceMappingURL.*\n?/gm, '');
    const title = basename(name);
    bodies.push(
      `// ---- ${title} ${'-'.repeat(Math.max(0, 88 - title.length))}\n\n${body.trim()}\n`,
    );
  }
  imports.set('node:path', new Set([...(imports.get('node:path') ?? []), 'dirname']));
  const head = [...imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}';`);
  return `${HEAD}${head.join('\n')}
import { fileURLToPath } from 'node:url';

${bodies.join('\n')}
process.exitCode = await main(process.argv.slice(2), dirname(fileURLToPath(import.meta.url)));
`;
}
