import { createNodeBorderProgram } from '@sigma/node-border';
import { NodeSquareProgram } from '@sigma/node-square';
import { UndirectedGraph } from 'graphology';
import type { Attributes } from 'graphology-types';
import { Sigma } from 'sigma';
import type { CameraState } from 'sigma/types';
import type { Place } from '../state/deskState.js';
import type { NodeRef } from '../state/nodeRef.js';
import { lookOf } from './display.js';
import { LabelRoom } from './labelRoom.js';
import { type GraphActs, listenToPointer, type NodeAttributes } from './listenToPointer.js';
import { drawName, drawPointed } from './nodeNames.js';
import { drawAbove, drawBeneath, type OverlayState, type Projection } from './overlay.js';

export type PictureState = OverlayState;

export interface MountedGraph {
  /** Draws a state; nodes keep their places unless the state says otherwise. */
  show(state: PictureState): void;
  /** Shows these places, as large as they go. */
  fit(places: Iterable<Place>): void;
  /** Brings a place into the middle. */
  centre(place: Place): void;
  zoom(factor: number): void;
  /** Keeps a node in sight. */
  reveal(place: Place): void;
  pan(enabled: boolean): void;
  toPicture(at: Place): Place;
  toPixels(at: Place): Place;
  /** The far corner of the canvas, in pixels. */
  size(): Place;
  /** Pixels of a length of the picture. */
  toLength(units: number): number;
  /** Where the camera stands, as a part of the whole picture: for the minimap. */
  onCamera(listener: () => void): () => void;
  picture(): HTMLCanvasElement;
  stop(): void;
}

/** Pixels left free around what is fitted into the window, and how near and far that may go. */
const MARGIN = 48;
const [RATIO_MIN, RATIO_MAX] = [0.08, 4];
/** The only place that runs Sigma: puts a picture into a container. */
export function mountSigma(
  container: HTMLElement,
  initial: PictureState,
  acts: GraphActs,
): MountedGraph {
  let state = initial;
  const graph = new UndirectedGraph<NodeAttributes>();
  // Names of cells stand where they stood in the picture before; those of nodes give way to them.
  const cellNames = new LabelRoom();
  const nodeNames = new LabelRoom();
  const sigma = new Sigma<NodeAttributes>(graph, container, {
    // A window may be too low for the graph for a while, and a group may close while it is drawn.
    allowInvalidContainer: true,
    nodeProgramClasses: { square: SquareProgram, ring: ringProgram() },
    itemSizesReference: 'positions',
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio),
    labelFont: '"Inter Variable", system-ui, sans-serif',
    labelSize: 11,
    labelColor: { color: initial.colours.text },
    labelRenderedSizeThreshold: 6.5,
    labelDensity: 0.12,
    labelGridCellSize: 150,
    zIndex: true,
    stagePadding: 36,
    renderEdgeLabels: false,
    nodeReducer: (node, place) => ({ ...place, ...lookOf(state, node as NodeRef) }),
    defaultDrawNodeLabel: (context, data, settings) =>
      drawName(context, { ...data, label: data.label ?? null }, settings, state.colours, nodeNames),
    defaultDrawNodeHover: (context, data, settings) =>
      drawPointed(context, { ...data, label: data.label ?? null }, settings, state.colours),
  });
  const camera = sigma.getCamera();
  const beneath = sigma.createCanvas('beneath', { beforeLayer: 'edges' });
  const above = sigma.createCanvas('above', { afterLayer: 'hoverNodes' });
  sigma.on('beforeRender', () => nodeNames.clear(cellNames.taken));
  sigma.on('afterRender', () => {
    const projection = projectionOf(sigma);
    drawBeneath(cleared(beneath, projection), state, projection);
    const before = cellNames.taken.join();
    drawAbove(cleared(above, projection), state, projection, cellNames);
    // Names of nodes were written before those of cells were placed: once more where they moved.
    if (cellNames.taken.join() !== before) sigma.scheduleRender();
  });
  listenToPointer(sigma, graph, acts);
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160;
  // An animation of no length divides by it: a key pressed again meanwhile would read no number.
  const moveTo = (to: Partial<CameraState>) => {
    if (duration === 0) camera.setState(to);
    else void camera.animate(to, { duration });
  };
  const show = (next: PictureState) => {
    const placed = next.places !== state.places || graph.order === 0;
    state = next;
    if (placed) place(graph, sigma, state);
    sigma.refresh({ skipIndexation: !placed });
  };
  show(initial);
  return {
    show,
    fit: (places) => moveTo(cameraOn(sigma, places)),
    centre: (place) => moveTo(sigma.viewportToFramedGraph(sigma.graphToViewport(place))),
    zoom: (factor) => moveTo({ ratio: camera.ratio / factor }),
    reveal: (at) => {
      const { x, y } = sigma.graphToViewport(at);
      const { width, height } = sigma.getDimensions();
      if (x > 20 && y > 20 && x < width - 20 && y < height - 20) return;
      moveTo(sigma.viewportToFramedGraph({ x, y }));
    },
    pan: (enabled) => {
      if (enabled) camera.enable();
      else camera.disable();
    },
    toPicture: (at) => sigma.viewportToGraph(at),
    toPixels: (at) => sigma.graphToViewport(at),
    size: () => {
      const { width, height } = sigma.getDimensions();
      return { x: width, y: height };
    },
    toLength: (units) => units * projectionOf(sigma).pixelsPerUnit,
    onCamera: (listener) => {
      camera.on('updated', listener);
      return () => camera.off('updated', listener);
    },
    picture: () => flattened(sigma, container, state.colours.ground),
    stop: () => sigma.kill(),
  };
}

/** Without the names that the program would draw itself, in black on white in any theme: ours stand in. */
class SquareProgram<
  N extends Attributes,
  E extends Attributes,
  G extends Attributes,
> extends NodeSquareProgram<N, E, G> {
  override drawLabel = undefined as never;
  override drawHover = undefined as never;
}

const ringProgram = () =>
  createNodeBorderProgram({
    borders: [
      { size: { value: 0.45 }, color: { attribute: 'color' } },
      { size: { fill: true }, color: { transparent: true } },
    ],
  });

/** Brings the nodes of the drawn graph in line with the places of a state. */
function place(
  graph: UndirectedGraph<NodeAttributes>,
  sigma: Sigma<NodeAttributes>,
  state: PictureState,
): void {
  graph.forEachNode((node) => {
    if (!state.places.has(node as NodeRef)) graph.dropNode(node);
  });
  for (const [node, { x, y }] of state.places) {
    if (graph.hasNode(node)) graph.mergeNodeAttributes(node, { x, y });
    else graph.addNode(node, { x, y });
  }
  const { x, y } = state.frame;
  if (x[0] < x[1]) sigma.setCustomBBox({ x: [...x], y: [...y] });
}

function projectionOf(sigma: Sigma<NodeAttributes>): Projection {
  const { width, height } = sigma.getDimensions();
  const origin = sigma.graphToViewport({ x: 0, y: 0 });
  const unit = sigma.graphToViewport({ x: 100, y: 0 });
  const pixelsPerUnit = Math.hypot(unit.x - origin.x, unit.y - origin.y) / 100;
  return {
    at: (at) => sigma.graphToViewport(at),
    sizeOf: (size) => sigma.scaleSize(size),
    pixelsPerUnit,
    width,
    height,
  };
}

/** The canvas at the size of the page's pixels, empty. */
function cleared(
  canvas: HTMLCanvasElement,
  { width, height }: Projection,
): CanvasRenderingContext2D {
  const density = devicePixelRatio || 1;
  if (
    canvas.width !== Math.round(width * density) ||
    canvas.height !== Math.round(height * density)
  ) {
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** The camera that shows these places, with room around them; none where there are none. */
function cameraOn(sigma: Sigma<NodeAttributes>, places: Iterable<Place>): Partial<CameraState> {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const place of places) {
    const { x, y } = sigma.graphToViewport(place);
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [low, high] = [Math.min(low, y), Math.max(high, y)];
  }
  if (left > right) return {};
  const { width, height } = sigma.getDimensions();
  const part = Math.max(
    (right - left) / (width - 2 * MARGIN),
    (high - low) / (height - 2 * MARGIN),
  );
  const ratio = sigma.getCamera().ratio * part;
  return {
    ...sigma.viewportToFramedGraph({ x: (left + right) / 2, y: (low + high) / 2 }),
    ratio: Math.min(RATIO_MAX, Math.max(RATIO_MIN, ratio)),
  };
}

/** All layers of the picture in one canvas, for an image file. */
function flattened(
  sigma: Sigma<NodeAttributes>,
  container: HTMLElement,
  ground: string,
): HTMLCanvasElement {
  sigma.refresh({ skipIndexation: true });
  const layers = [...container.querySelectorAll('canvas')];
  const image = document.createElement('canvas');
  image.width = Math.max(...layers.map((layer) => layer.width));
  image.height = Math.max(...layers.map((layer) => layer.height));
  const context = image.getContext('2d')!;
  context.fillStyle = ground;
  context.fillRect(0, 0, image.width, image.height);
  for (const layer of layers) context.drawImage(layer, 0, 0, image.width, image.height);
  return image;
}
