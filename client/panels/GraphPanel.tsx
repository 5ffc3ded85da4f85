import { useEffect, useMemo, useRef, useState } from 'react';
import type { OperatorGraph } from '../../server/contract/api.js';
import { FAMILIES, type Family } from '../../server/contract/families.js';
import { buildGraph } from '../graph/buildGraph.js';
import { FAMILY_COLOURS } from '../graph/families.js';
import { type MountedGraph, mountSigma } from '../graph/mountSigma.js';
import type { DrawState } from '../graph/reducers.js';
import { runLayout } from '../graph/runLayout.js';
import { exact } from '../state/format.js';
import type { ViewState } from '../state/viewState.js';

interface Props {
  readonly data: OperatorGraph;
  readonly view: ViewState;
  readonly onChoose: (id: string, type: 'account' | 'signal', add: boolean) => void;
  readonly onClear: () => void;
  readonly onToggleFamily: (family: Family) => void;
}

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The group's accounts and the signals that hold them together, drawn by Sigma. */
export default function GraphPanel({ data, view, onChoose, onClear, onToggleFamily }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedGraph | null>(null);
  const acts = useRef({ onChoose, onClear });
  acts.current = { onChoose, onClear };
  const [hovered, setHovered] = useState<string | null>(null);
  const [settled, setSettled] = useState(false);
  const types = useMemo(() => new Map(data.nodes.map((node) => [node.id, node.type])), [data]);
  const graph = useMemo(() => buildGraph(data, token('--account'), token('--edge')), [data]);
  const state = useMemo((): DrawState => {
    const chosen = new Set(
      [view.account, view.with, view.signal].filter(
        (id) => id !== null && graph.hasNode(id),
      ) as string[],
    );
    const centre = hovered !== null && graph.hasNode(hovered) ? [hovered] : [...chosen];
    const near =
      centre.length === 0 ? null : new Set(centre.flatMap((id) => [id, ...graph.neighbors(id)]));
    return { hovered, chosen, hidden: view.hidden, near };
  }, [graph, hovered, view.account, view.with, view.signal, view.hidden]);
  const latest = useRef(state);
  latest.current = state;

  useEffect(() => {
    const colours = {
      accent: token('--accent'),
      faded: token('--faded'),
      edge: token('--edge'),
      near: token('--edge-near'),
      label: token('--text'),
    };
    graph.updateEachNodeAttributes((_id, attributes) =>
      attributes.node.type === 'account'
        ? { ...attributes, color: token('--account') }
        : attributes,
    );
    const drawing = mountSigma(
      container.current!,
      graph,
      colours,
      {
        onHover: setHovered,
        onChoose: (id, add) => acts.current.onChoose(id, types.get(id) ?? 'account', add),
        onClear: () => acts.current.onClear(),
      },
      latest.current,
    );
    mounted.current = drawing;
    return () => {
      drawing.stop();
      mounted.current = null;
    };
  }, [graph, types]);

  useEffect(() => {
    setSettled(false);
    return runLayout(graph, () => setSettled(true));
  }, [graph]);

  useEffect(() => mounted.current?.show(state), [state]);

  const families = FAMILIES.filter((family) =>
    data.nodes.some((node) => node.type === 'signal' && node.family === family),
  );
  return (
    <div className="graph">
      <section
        ref={container}
        className="canvas"
        aria-label={`Graph of ${exact(data.accounts_shown)} accounts and ${exact(data.signals_shown)} signals. The table view shows the same.`}
        data-settled={settled}
      />
      <fieldset className="legend">
        <legend className="unseen">Families shown</legend>
        <span className="legend-account">account</span>
        {families.map((family) => (
          <button
            key={family}
            type="button"
            aria-pressed={!view.hidden.has(family)}
            onClick={() => onToggleFamily(family)}
          >
            <i style={{ background: FAMILY_COLOURS[family] }} />
            {family}
          </button>
        ))}
      </fieldset>
      <div className="tools">
        <button type="button" onClick={() => mounted.current?.zoom(1.5)} aria-label="Zoom in">
          +
        </button>
        <button type="button" onClick={() => mounted.current?.zoom(1 / 1.5)} aria-label="Zoom out">
          −
        </button>
        <button type="button" onClick={() => mounted.current?.fit()} aria-label="Fit the graph">
          Fit
        </button>
      </div>
    </div>
  );
}
