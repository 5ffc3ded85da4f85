import { idInXml, inXml, visibleText } from '../../server/contract/visibleText.js';
import { type Dataset, otherEnd } from '../graph/dataset.js';
import { FAMILY_COLOURS } from '../graph/families.js';
import { LabelRoom } from '../graph/labelRoom.js';
import type { Visible } from '../graph/visible.js';
import type { Place } from '../state/deskState.js';
import { shorten } from '../state/format.js';
import { idOf, isAccount, isSignal, type NodeRef } from '../state/nodeRef.js';

/** A node as the files write it. */
interface ExportNode {
  readonly ref: NodeRef;
  readonly label: string;
  readonly kind: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly place: Place | undefined;
}
interface ExportEdge {
  readonly account: NodeRef;
  readonly signal: NodeRef;
  readonly first: string;
  readonly last: string;
}
export interface ExportGraph {
  readonly nodes: readonly ExportNode[];
  readonly edges: readonly ExportEdge[];
}

/** The selected nodes, or everything drawn where nothing is selected, and the uses between them. */
export function exportGraph(
  dataset: Dataset,
  visible: Visible,
  selected: readonly NodeRef[],
  places: ReadonlyMap<NodeRef, Place>,
): ExportGraph {
  const chosen = new Set<NodeRef>(
    selected.length > 0
      ? selected
      : [...visible.accounts, ...visible.signals, ...visible.closed.keys()],
  );
  const edges = new Set<ExportEdge>();
  for (const node of chosen) {
    if (!isAccount(node)) continue;
    for (const use of dataset.usesOf.get(node) ?? []) {
      if (!chosen.has(otherEnd(use, node))) continue;
      edges.add({
        account: use.account,
        signal: use.signal,
        first: use.first ?? '',
        last: use.last ?? '',
      });
    }
  }
  return {
    nodes: [...chosen].map((ref) => ({ ref, place: places.get(ref), ...describe(dataset, ref) })),
    edges: [...edges],
  };
}

function describe(dataset: Dataset, ref: NodeRef): Omit<ExportNode, 'ref' | 'place'> {
  const account = dataset.accounts.get(ref);
  if (account !== undefined) {
    const { confidence, bits, status, exchanges, first_seen, last_seen } = account;
    return {
      label: account.id,
      kind: 'account',
      values: {
        confidence,
        bits,
        status,
        exchanges,
        first_seen: first_seen ?? '',
        last_seen: last_seen ?? '',
      },
    };
  }
  const signal = dataset.signals.get(ref);
  if (signal !== undefined) {
    const { family, kind, bits, holders_inside, holders_outside } = signal;
    return {
      label: signal.value,
      kind: 'signal',
      values: { family, signal_kind: kind, bits, holders_inside, holders_outside },
    };
  }
  const cell = dataset.cells.get(ref);
  return {
    label: cell?.value ?? idOf(ref),
    kind: 'cell',
    values: { accounts: cell?.accounts ?? 0 },
  };
}

/** Text for XML 1.0: signs escaped; characters it cannot hold stand as their code points. */
export const xmlText = (text: string): string =>
  inXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const xmlId = (ref: NodeRef): string => xmlText(idInXml(ref));

const attributeNames = (nodes: readonly ExportNode[]): [string, 'double' | 'string'][] => {
  const types = new Map<string, 'double' | 'string'>([['kind', 'string']]);
  for (const { values } of nodes)
    for (const [name, value] of Object.entries(values))
      types.set(name, typeof value === 'number' ? 'double' : 'string');
  return [...types];
};

/** GEXF 1.3, as Gephi reads it, with places. */
export function toGexf({ nodes, edges }: ExportGraph): string {
  const names = attributeNames(nodes);
  const attributes = names
    .map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>`)
    .join('');
  const node = ({ ref, label, kind, values, place }: ExportNode) => {
    const all: Record<string, string | number> = { kind, ...values };
    const attvalues = names
      .flatMap(([name], i) =>
        all[name] === undefined
          ? []
          : [`<attvalue for="${i}" value="${xmlText(String(all[name]))}"/>`],
      )
      .join('');
    const position =
      place === undefined ? '' : `<viz:position x="${place.x}" y="${place.y}" z="0"/>`;
    return `<node id="${xmlId(ref)}" label="${xmlText(label)}"><attvalues>${attvalues}</attvalues>${position}</node>`;
  };
  const edge = ({ account, signal }: ExportEdge, i: number) =>
    `<edge id="${i}" source="${xmlId(account)}" target="${xmlId(signal)}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="undirected"><attributes class="node">${attributes}</attributes>
<nodes>${nodes.map(node).join('\n')}</nodes>
<edges>${edges.map(edge).join('\n')}</edges></graph></gexf>\n`;
}

/** GraphML. */
export function toGraphml({ nodes, edges }: ExportGraph): string {
  const names = attributeNames(nodes);
  const keys = ['label', ...names.map(([name]) => name)]
    .map((name) => {
      const type = names.find(([other]) => other === name)?.[1] ?? 'string';
      return `<key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>`;
    })
    .join('');
  const node = ({ ref, label, kind, values }: ExportNode) =>
    `<node id="${xmlId(ref)}">${Object.entries({ label, kind, ...values })
      .map(([name, value]) => `<data key="${name}">${xmlText(String(value))}</data>`)
      .join('')}</node>`;
  const edge = ({ account, signal, first, last }: ExportEdge) =>
    `<edge source="${xmlId(account)}" target="${xmlId(signal)}"><data key="first">${first}</data><data key="last">${last}</data></edge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<key id="first" for="edge" attr.name="first" attr.type="string"/><key id="last" for="edge" attr.name="last" attr.type="string"/>
<graph edgedefault="undirected">${nodes.map(node).join('\n')}
${edges.map(edge).join('\n')}</graph></graphml>\n`;
}

/** One row for each account, as spreadsheets read it; a cell is never taken for a formula. */
export function toCsv({ nodes }: ExportGraph): string {
  const columns = [
    'account_id',
    'confidence',
    'bits',
    'status',
    'exchanges',
    'first_seen',
    'last_seen',
  ];
  const cell = (value: string | number | undefined): string => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = nodes
    .filter(({ kind }) => kind === 'account')
    .map(({ ref, values }) =>
      columns.map((name) => cell(name === 'account_id' ? idOf(ref) : values[name])).join(','),
    );
  return `${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}

export const toJson = ({ nodes, edges }: ExportGraph): string =>
  `${JSON.stringify(
    {
      nodes: nodes.map(({ ref, label, kind, values, place }) => ({
        id: idOf(ref),
        label,
        kind,
        ...values,
        place,
      })),
      edges: edges.map(({ account, signal, first, last }) => ({
        account: idOf(account),
        signal: idOf(signal),
        first,
        last,
      })),
    },
    null,
    2,
  )}\n`;

const MARGIN = 30;
/** Size of a name in the drawing, and about how wide one of its letters is. */
const TEXT = 7;
const LETTER = 0.6 * TEXT;
const NAME_MOST = 36;

/** Names of values that many hold, those of most first, where one covers no other. */
function namesOf(placed: readonly ExportNode[], dataset: Dataset): Map<NodeRef, string> {
  const room = new LabelRoom();
  const names = new Map<NodeRef, string>();
  const holders = ({ ref }: ExportNode) => dataset.signals.get(ref)?.holders_inside ?? 0;
  for (const node of [...placed].sort((a, b) => holders(b) - holders(a))) {
    if (holders(node) <= 20) continue;
    const name = shorten(node.label, NAME_MOST);
    const { x, y } = node.place!;
    if (room.take([x + 7, -y - TEXT, x + 7 + name.length * LETTER, -y + TEXT / 2]))
      names.set(node.ref, name);
  }
  return names;
}

/** The drawing itself as vectors. */
export function toSvg(
  { nodes, edges }: ExportGraph,
  dataset: Dataset,
  ink: { account: string; text: string; ground: string; line: string },
): string {
  const placed = nodes.filter(({ place }) => place !== undefined);
  const xs = placed.map(({ place }) => place!.x);
  const ys = placed.map(({ place }) => -place!.y);
  const least = (values: number[]) =>
    values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (values: number[]) =>
    values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [left, top] = placed.length === 0 ? [0, 0] : [least(xs) - MARGIN, least(ys) - MARGIN];
  const [width, height] =
    placed.length === 0
      ? [1, 1]
      : [most(xs) + MARGIN + NAME_MOST * LETTER - left, most(ys) + MARGIN - top];
  const at = new Map(placed.map(({ ref, place }) => [ref, { x: place!.x, y: -place!.y }]));
  const lines = edges.flatMap(({ account, signal }) => {
    const [a, b] = [at.get(account), at.get(signal)];
    return a === undefined || b === undefined
      ? []
      : [`<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"/>`];
  });
  const names = namesOf(placed, dataset);
  const shapes = placed.map(({ ref, label }) => {
    const { x, y } = at.get(ref)!;
    const title = `<title>${xmlText(visibleText(label))}</title>`;
    if (!isSignal(ref))
      return `<circle cx="${x}" cy="${y}" r="3" fill="${ink.account}">${title}</circle>`;
    const { family } = dataset.signals.get(ref)!;
    const written = names.get(ref);
    const name =
      written === undefined ? '' : `<text x="${x + 7}" y="${y + 3}">${xmlText(written)}</text>`;
    return `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="${FAMILY_COLOURS[family]}">${title}</rect>${name}`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" font-family="sans-serif" font-size="${TEXT}" fill="${ink.text}">
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${ink.ground}"/>
<g stroke="${ink.line}" stroke-width="0.3">${lines.join('')}</g>
${shapes.join('\n')}</svg>\n`;
}
