import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import { describe, expect, it } from 'vitest';
import { CompactGraph } from '../server/compactGraph.js';
import { seededRandom } from '../server/runs/random.js';
import { componentOf, settledLouvain } from '../server/settledLouvain.js';

/** Edges between accounts and signals, each once, with whole bits. */
const edges = fc.uniqueArray(
  fc.record({
    account: fc.nat({ max: 40 }),
    signal: fc.nat({ max: 25 }),
    bits: fc.integer({ min: 1, max: 14 }),
  }),
  { minLength: 1, maxLength: 200, selector: ({ account, signal }) => `${account} ${signal}` },
);

function both(of: readonly { account: number; signal: number; bits: number }[]) {
  const compact = new CompactGraph(70, of.length);
  const whole = new UndirectedGraph();
  const nodes = new Map<string, number>();
  const nodeOf = (name: string): number => {
    whole.mergeNode(name);
    let node = nodes.get(name);
    if (node === undefined) nodes.set(name, (node = compact.addNode()));
    return node;
  };
  for (const { account, signal, bits } of of) {
    const names = [`a${account}`, `s${signal}`] as const;
    compact.addEdge(nodeOf(names[0]), nodeOf(names[1]), bits);
    whole.addEdge(...names, { weight: bits });
  }
  return { compact, whole, nodes };
}

describe('a compact graph', () => {
  it('has the communities that the same graph of graphology has', () => {
    fc.assert(
      fc.property(
        edges,
        fc.nat(1000),
        fc.double({ min: 0.5, max: 8, noNaN: true }),
        (of, seed, resolution) => {
          const { compact, whole, nodes } = both(of);
          const found = settledLouvain(compact, { random: seededRandom(seed), resolution });
          const expected = settledLouvain(whole, { random: seededRandom(seed), resolution });
          expect(found === null).toBe(expected === null);
          for (const [name, node] of nodes) expect(found?.[node]).toBe(expected?.[name]);
        },
      ),
    );
  });

  it('has the components that the same graph of graphology has', () => {
    fc.assert(
      fc.property(edges, (of) => {
        const { compact, whole, nodes } = both(of);
        const [found, expected] = [componentOf(compact), componentOf(whole)];
        for (const [name, node] of nodes) expect(found[node]).toBe(expected[name]);
      }),
    );
  });

  it('is only read by Louvain', () => {
    const { compact } = both([{ account: 1, signal: 1, bits: 4 }]);
    expect(() => compact.forLouvain().dropNode(0)).toThrow('only read');
  });
});
