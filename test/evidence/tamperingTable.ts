import { pathToFileURL } from 'node:url';
import { TAMPERINGS } from './tamperings.js';

/** The table of tamperings for docs/evidence.md: `npx tsx test/evidence/tamperingTable.ts` prints it. */
export function tamperingTable(): string {
  const place = (pattern: RegExp) =>
    pattern.source
      .replace(/\\d\+/g, 'N')
      .replace(/\\w\+/g, 'NAME')
      .replace(/[\\^$]/g, '')
      .replaceAll('|', ' or ')
      .replace(/^\./, '');
  const rows = TAMPERINGS.map(
    ({ name, isSealed, place: where }, i) =>
      `| ${i + 1} | ${name} | ${isSealed ? 'yes' : 'no'} | ${place(where)} |`,
  );
  return [
    '| | what was done | hashed and signed anew | place named |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(`${tamperingTable()}\n`);
