import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { idInXml } from '../../contract/visibleText.js';
import type { Row } from '../standalone/csv.js';
import { checkedRows, type DeclaredSchedule } from '../standalone/loadSchedules.js';
import type { Schedules } from '../standalone/queries.js';
import { Findings } from '../standalone/report.js';
import { textStream } from '../textStream.js';
import { xmlText } from './xml.js';

/** Attributes of nodes and edges, in both formats under the same names. */
const ATTRIBUTES = {
  node: {
    type: 'string',
    family: 'string',
    kind: 'string',
    value: 'string',
    status: 'string',
    bits: 'double',
  },
  edge: { times: 'long' },
} as const;

interface GraphInput {
  readonly root: string;
  readonly schedules: Schedules;
  readonly holdings: DeclaredSchedule;
}

/** The bipartite graph of accounts and the values they share as GEXF 1.3 and GraphML, streamed. */
export async function writeGraphs(input: GraphInput): Promise<void> {
  const folder = join(input.root, 'data', 'graph');
  await mkdir(folder, { recursive: true });
  await pipeline(textStream(gexf(input)), createWriteStream(join(folder, 'graph.gexf')));
  await pipeline(textStream(graphml(input)), createWriteStream(join(folder, 'graph.graphml')));
}

function* nodes(schedules: Schedules): Generator<{ id: string; label: string; attributes: Row }> {
  for (const row of schedules.get('accounts') ?? []) {
    const id = row['account_id'] ?? '';
    yield {
      id: idInXml(`account ${id}`),
      label: id,
      attributes: {
        type: 'account',
        family: '',
        kind: '',
        value: '',
        status: row['status'] ?? '',
        bits: row['bits'] ?? '',
      },
    };
  }
  for (const row of schedules.get('signals') ?? []) {
    const id = row['signal'] ?? '';
    yield {
      id: idInXml(`signal ${id}`),
      label: row['value'] || id,
      attributes: {
        type: 'signal',
        family: row['family'] ?? '',
        kind: row['kind'] ?? '',
        value: row['value'] ?? '',
        status: '',
        bits: row['bits'] ?? '',
      },
    };
  }
}

async function* edges({
  root,
  holdings,
}: GraphInput): AsyncGenerator<{ source: string; target: string; times: string }> {
  for await (const { row } of checkedRows(root, holdings, new Findings())) {
    yield {
      source: idInXml(`account ${row['account_id']}`),
      target: idInXml(`signal ${row['signal']}`),
      times: row['times'] ?? '',
    };
  }
}

async function* gexf(input: GraphInput): AsyncGenerator<string> {
  const declared = (of: 'node' | 'edge') =>
    `<attributes class="${of}">${Object.entries(ATTRIBUTES[of])
      .map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`)
      .join('')}</attributes>\n`;
  const values = (attributes: Row) =>
    `<attvalues>${Object.entries(attributes)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `<attvalue for="${name}" value="${xmlText(value)}"/>`)
      .join('')}</attvalues>`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<graph defaultedgetype="undirected" mode="static">\n${declared('node')}${declared('edge')}<nodes>\n`;
  for (const { id, label, attributes } of nodes(input.schedules)) {
    yield `<node id="${xmlText(id)}" label="${xmlText(label)}">${values(attributes)}</node>\n`;
  }
  yield '</nodes>\n<edges>\n';
  let no = 0;
  for await (const { source, target, times } of edges(input)) {
    yield `<edge id="${no++}" source="${xmlText(source)}" target="${xmlText(target)}">${values({ times })}</edge>\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

async function* graphml(input: GraphInput): AsyncGenerator<string> {
  const keys = (['node', 'edge'] as const).flatMap((of) =>
    Object.entries(ATTRIBUTES[of]).map(
      ([name, type]) => `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
    ),
  );
  const data = (attributes: Row) =>
    Object.entries(attributes)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `<data key="${name}">${xmlText(value)}</data>`)
      .join('');
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join('')}<graph edgedefault="undirected">\n`;
  for (const { id, attributes } of nodes(input.schedules))
    yield `<node id="${xmlText(id)}">${data(attributes)}</node>\n`;
  for await (const { source, target, times } of edges(input)) {
    yield `<edge source="${xmlText(source)}" target="${xmlText(target)}">${data({ times })}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}
