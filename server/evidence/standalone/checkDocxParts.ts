import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Findings } from './report.js';
import { zipHashes, zipMember } from './zip.js';

/** Elements that the letter is made of. Others could say more than is read here, or hide what is. */
const LETTER_ELEMENTS = new Set(
  'document body p pPr pStyle pBdr top numPr ilvl numId ind spacing r rPr b bCs color sz szCs t sectPr headerReference footerReference pgSz pgMar pgNumType docGrid'
    .split(' ')
    .map((name) => `w:${name}`),
);
/** Parts of the archive, with the words in them that are no text of the letter: those of fields. */
const PARTS = new Map<string, string>([
  ['[Content_Types].xml', ''],
  ['word/document.xml', ''],
  ['word/header1.xml', ''],
  ['word/footer1.xml', 'PAGENUMPAGES'],
  ...['endnotes', 'fontTable', 'footnotes', 'numbering', 'settings', 'styles', 'theme/theme1'].map(
    (name): [string, string] => [`word/${name}.xml`, ''],
  ),
]);
/** Parts with words of their own, which nobody sees in the letter. */
const ASIDE = /^(_rels\/\.rels|docProps\/(app|core|custom)\.xml|word\/_rels\/\w+\.xml\.rels)$/;

/**
 * The DOCX consists of the parts and elements that the export writes: a program shows text under any
 * prefix, in boxes, symbols, remarks and included parts, of which a comparison of words sees nothing.
 */
export async function checkDocxParts(
  root: string,
  path: string,
  findings: Findings,
): Promise<void> {
  const archive = await readFile(join(root, path));
  for (const { name } of await zipHashes(join(root, path))) {
    const place = `${path} ${name}`;
    const xml = zipMember(archive, name)?.toString('utf8') ?? '';
    if (/TargetMode\s*=\s*["']External/i.test(xml)) findings.add(place, 'leads out of the letter');
    if (ASIDE.test(name)) continue;
    const words = PARTS.get(name);
    if (words === undefined) {
      findings.add(place, 'is no part of a letter');
      continue;
    }
    if (/<!/.test(xml))
      findings.add(place, 'holds a declaration, a remark or text that is no element’s');
    const bare = xml
      .replace(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/g, '')
      .replace(/<[^>]*>/g, '')
      .trim();
    if (bare !== words) findings.add(place, `holds other text: “${bare.slice(0, 120)}”`);
    if (name !== 'word/document.xml') continue;
    for (const [, element] of xml.matchAll(/<([^\s/>?]+)/g))
      if (!LETTER_ELEMENTS.has(element!))
        findings.add(place, `holds <${element}>, which no letter has`);
  }
}
