import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { idInXml } from '../../contract/visibleText.js';
import { checkedRows, type DeclaredSchedule } from './loadSchedules.js';
import type { Schedules } from './queries.js';
import { Findings } from './report.js';

const xmlUnescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

/** Both graph files hold the accounts, the signals and the holdings of the schedules, and no other. */
export async function checkGraphs(
  root: string,
  schedules: Schedules,
  holdings: DeclaredSchedule,
  findings: Findings,
): Promise<string> {
  const nodes = [
    ...(schedules.get('accounts') ?? []).map((row) => idInXml(`account ${row['account_id']}`)),
    ...(schedules.get('signals') ?? []).map((row) => idInXml(`signal ${row['signal']}`)),
  ];
  const edges: string[] = [];
  for await (const { row } of checkedRows(root, holdings, new Findings())) {
    const [account, signal] = [row['account_id'], row['signal']];
    edges.push(`${idInXml(`account ${account}`)}|${idInXml(`signal ${signal}`)}|${row['times']}`);
  }
  for (const file of ['data/graph/graph.gexf', 'data/graph/graph.graphml']) {
    let node = 0;
    let edge = 0;
    for await (const line of createInterface({ input: createReadStream(join(root, file)) })) {
      if (line.startsWith('<node ')) {
        const id = xmlUnescaped(/ id="([^"]*)"/.exec(line)?.[1] ?? '');
        if (id !== nodes[node++])
          findings.add(
            `${file} node ${node}`,
            `is “${id}”, the schedules have “${nodes[node - 1] ?? 'no more'}”`,
          );
      } else if (line.startsWith('<edge ')) {
        const end = (name: string) =>
          xmlUnescaped(new RegExp(` ${name}="([^"]*)"`).exec(line)?.[1] ?? '');
        const times = /(?:for="times" value="|key="times">)(\d+)/.exec(line)?.[1] ?? '';
        const found = `${end('source')}|${end('target')}|${times}`;
        if (found !== edges[edge++])
          findings.add(`${file} edge ${edge}`, 'is not the one of holdings.csv');
      }
    }
    if (node !== nodes.length)
      findings.add(file, `has ${node} nodes, the schedules ${nodes.length}`);
    if (edge !== edges.length)
      findings.add(file, `has ${edge} edges, the schedules ${edges.length}`);
  }
  return `${nodes.length} nodes, ${edges.length} edges`;
}
