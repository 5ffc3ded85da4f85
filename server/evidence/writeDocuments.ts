import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptInput } from '../runs/keptInput.js';
import { composeExhibits } from './exhibits/composeExhibits.js';
import { exhibitsPdf } from './exhibits/exhibitsPdf.js';
import { composeLetter } from './letter/composeLetter.js';
import { letterDocx } from './letter/letterDocx.js';
import { letterPdf } from './letter/letterPdf.js';
import type { PackageContent } from './packageContent.js';
import { chosenNodes, clusterPicture } from './pictures/cluster.js';
import { type Picture, svgOf } from './pictures/picture.js';
import { timelinePicture } from './pictures/timeline.js';
import { letterText } from './standalone/documents.js';
import { formatValue } from './standalone/formats.js';
import { checkedRows, declaredSchedules } from './standalone/loadSchedules.js';
import { Findings } from './standalone/report.js';

/** Writes letter and exhibits in all their forms, from one composition of each. */
export async function writeDocuments(root: string, content: PackageContent): Promise<void> {
  const { options: o, figures, tables, schedules, fingerprint } = content;
  const rows = (name: string) => schedules.get(name) ?? [];
  const declared = await declaredSchedules(root);
  const kept = keptInput(content.opened.record);
  const hasDecisions = content.opened.record.decisions.length > 0;
  const letter = composeLetter({
    figures,
    form: o.form,
    date: o.date,
    fingerprint,
    areSketches: kept.areSketches,
    hasCapabilities: rows('capabilities').length > 0,
    hasDecisions,
    hasCases: {
      review: rows('accounts').some((row) => row['status'] === 'review'),
      against: rows('facts').some(
        (row) => row['step'] === 'against' && row['status'] === 'attributed',
      ),
    },
  });
  const exhibits = composeExhibits({
    figures,
    tables,
    withPrompts: o.withPrompts,
    kept,
    hasDecisions,
    level: o.level,
    fileOf: (schedule) => declared.find(({ name }) => name === schedule)?.csv ?? schedule,
  });
  const pictures = new Map([
    ['cluster.svg', await clusterOf(root, content)],
    ['timeline.svg', timelinePicture(rows('days'))],
  ]);
  const says = new Map(
    exhibits.exhibits.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'picture' ? [[block.file, block.says]] : [])),
    ) as [string, string][],
  );
  const shared = {
    author: o.form.sender?.[0] ?? o.exportedBy,
    date: new Date(o.date),
    isDraft: o.approval === undefined,
  };
  const write = async (path: string, data: string | Buffer): Promise<void> => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), data);
  };
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const title = `Letter concerning ${o.operatorId}`;
  await write('data/letter/form.json', json(o.form));
  await write('data/letter/letter.json', json(letter));
  await write('data/letter/letter.txt', letterText(letter));
  await write('data/letter/letter.docx', await letterDocx({ letter, title, ...shared }));
  await write('data/letter/letter.pdf', await letterPdf({ letter, title, ...shared }));
  await write('data/exhibits/exhibits.json', json(exhibits));
  for (const [name, picture] of pictures)
    await write(`data/exhibits/${name}`, svgOf(picture, says.get(name) ?? ''));
  await write(
    'data/exhibits/exhibits.pdf',
    await exhibitsPdf({
      document: exhibits,
      tables,
      pictures,
      operatorId: o.operatorId,
      runId: content.opened.record.run_id,
      matter: o.form.matter ?? null,
      level: o.level,
      shownDate: `${formatValue(o.date, 'date')} (UTC)`,
      fingerprint,
      ...shared,
    }),
  );
}

/** The picture needs the holdings of what it draws; they are streamed, never held together. */
async function clusterOf(root: string, { schedules }: PackageContent): Promise<Picture> {
  const nodes = chosenNodes(schedules.get('accounts') ?? [], schedules.get('signals') ?? []);
  const accounts = new Set(nodes.accounts);
  const signals = new Set(nodes.signals.map(({ id }) => id));
  const drawn: { signal: string; account: string }[] = [];
  const declared = (await declaredSchedules(root)).find(({ name }) => name === 'holdings')!;
  for await (const { row } of checkedRows(root, declared, new Findings())) {
    const [signal, account] = [row['signal'] ?? '', row['account_id'] ?? ''];
    if (accounts.has(account) && signals.has(signal)) drawn.push({ signal, account });
  }
  return clusterPicture(nodes, drawn);
}
