import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  exportGraph,
  toCsv,
  toGexf,
  toGraphml,
  toJson,
  toSvg,
  xmlText,
} from '../../client/export/graphFiles.js';
import { visibleOf } from '../../client/graph/visible.js';
import { INITIAL_STATE } from '../../client/state/deskState.js';
import { smallDataset } from './smallDataset.js';

const dataset = smallDataset();
const visible = visibleOf(dataset, INITIAL_STATE);
const graph = exportGraph(
  dataset,
  visible,
  [],
  new Map([
    ['a:a1', { x: 1, y: 2 }],
    ['s:card:1', { x: 5, y: 6 }],
  ]),
);

describe('files of a selection', () => {
  it('hold every drawn node and the uses between them, or the selection alone', () => {
    expect(graph.nodes.length).toBe(visible.accounts.size + visible.signals.size);
    expect(exportGraph(dataset, visible, ['a:a1', 's:card:1'], new Map()).edges).toEqual([
      { account: 'a:a1', signal: 's:card:1', first: '2026-05-01', last: '2026-05-09' },
    ]);
  });

  it('are CSV that a parser reads back, formulas made harmless', () => {
    const rows = parse(toCsv(graph), { columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row['account_id'])).toContain("'=evil()");
    expect(rows.length).toBe(visible.accounts.size);
  });

  it('are GEXF, GraphML and SVG that are well formed whatever the values hold', () => {
    for (const text of [
      toGexf(graph),
      toGraphml(graph),
      toSvg(graph, dataset, { account: '#888', text: '#000', ground: '#fff', line: '#ccc' }),
    ]) {
      expect(isWellFormed(text)).toBe(true);
      expect(text).toContain('&lt;b&gt;');
      expect(text).not.toContain('\u0001');
    }
    expect(JSON.parse(toJson(graph)).nodes.length).toBe(graph.nodes.length);
  });

  it('are SVG in which no name runs out of the drawing or over another', () => {
    const held = [...dataset.signals].map(
      ([ref, signal]) =>
        [ref, { ...signal, value: `${'long '.repeat(20)}${ref}`, holders_inside: 30 }] as const,
    );
    const many = { ...dataset, signals: new Map(held) };
    const places = new Map([
      ['s:card:1', { x: 0, y: 0 }],
      ['s:card:2', { x: 4, y: 1 }],
      ['s:net:1', { x: 0, y: 50 }],
    ] as const);
    const ink = { account: '#888', text: '#000', ground: '#fff', line: '#ccc' };
    const svg = toSvg(exportGraph(many, visible, [], places), many, ink);
    const names = [...svg.matchAll(/<text x="([^"]*)"[^>]*>([^<]*)/g)];
    expect(names.length).toBe(2);
    const [left, , width] = /viewBox="([^"]*)"/.exec(svg)![1]!.split(' ').map(Number);
    for (const [, x, name] of names) {
      expect(name!.length).toBeLessThanOrEqual(36);
      expect(Number(x) + 4 * name!.length).toBeLessThanOrEqual(left! + width!);
    }
  });

  it('escapes what XML cannot hold', () => {
    expect(xmlText('a<b>&"\u0001\ud800c')).toBe('a&lt;b&gt;&amp;&quot;[U+0001][U+D800]c');
  });
});

/** Tags open and close in order, attributes are quoted, and no bare sign is left. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(
      /<(\/?)([\w:]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g,
      (_, closing: string, name: string, __: string, self: string) => {
        if (closing !== '') {
          if (open.pop() !== name) open.push('mismatch');
        } else if (self === '') open.push(name);
        return '';
      },
    );
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!amp;|lt;|gt;|quot;)/.test(rest);
}
