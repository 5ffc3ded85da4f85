import { NodeSquareProgram } from '@sigma/node-square';
import { Sigma } from 'sigma';
import type { DeskGraph, EdgeAttributes, NodeAttributes } from './buildGraph.js';
import { type DrawState, displayEdge, displayNode } from './reducers.js';

/** Colours that follow the page's tokens, read when the picture is made. */
export interface DrawColours {
  readonly accent: string;
  readonly faded: string;
  readonly edge: string;
  readonly near: string;
  readonly label: string;
}

export interface MountedGraph {
  readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  /** Draws again with another state. */
  show(state: DrawState): void;
  fit(): void;
  zoom(factor: number): void;
  stop(): void;
}

export interface GraphActs {
  readonly onHover: (id: string | null) => void;
  readonly onChoose: (id: string, add: boolean) => void;
  readonly onClear: () => void;
}

/** The only place that runs Sigma: puts a graph into a container. */
export function mountSigma(
  container: HTMLElement,
  graph: DeskGraph,
  colours: DrawColours,
  acts: GraphActs,
  initial: DrawState,
): MountedGraph {
  let state = initial;
  const sigma = new Sigma<NodeAttributes, EdgeAttributes>(graph, container, {
    nodeProgramClasses: { square: NodeSquareProgram },
    labelFont: '"Inter Variable", system-ui, sans-serif',
    labelSize: 12,
    labelColor: { color: colours.label },
    labelRenderedSizeThreshold: 9,
    labelDensity: 0.5,
    zIndex: true,
    minEdgeThickness: 0.4,
    stagePadding: 40,
    nodeReducer: (id, attributes) => ({
      ...attributes,
      ...displayNode(state, id, attributes, colours),
    }),
    edgeReducer: (edge) => {
      const ends = graph.extremities(edge);
      const signal = ends
        .map((end) => graph.getNodeAttribute(end, 'node'))
        .find((node) => node.type === 'signal');
      return displayEdge(
        state,
        ends,
        signal?.type === 'signal' ? signal.family : 'payment',
        colours,
      );
    },
  });
  sigma.on('enterNode', ({ node }) => acts.onHover(node));
  sigma.on('leaveNode', () => acts.onHover(null));
  sigma.on('clickNode', ({ node, event }) => {
    const { original } = event;
    acts.onChoose(node, original.shiftKey || original.ctrlKey || original.metaKey);
  });
  sigma.on('clickStage', acts.onClear);
  const camera = sigma.getCamera();
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160;
  return {
    sigma,
    show(next) {
      state = next;
      sigma.refresh({ skipIndexation: true });
    },
    fit: () => void camera.animatedReset({ duration }),
    zoom: (factor) => void camera.animate({ ratio: camera.ratio / factor }, { duration }),
    stop: () => sigma.kill(),
  };
}
