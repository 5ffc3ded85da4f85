import { type DeskState, type Place, SIGNALS_FIRST } from '../state/deskState.js';
import { cellRef, type NodeRef } from '../state/nodeRef.js';
import { type Dataset, otherEnd } from './dataset.js';
import { layOut, placeInCell, UNIT } from './layout/layOut.js';
import type { Circle, LayoutAnswer, LayoutRequest } from './layout/layoutRequest.js';
import { placeNew } from './layout/placeNew.js';
import type { Visible } from './visible.js';

/** The layout of a group looks at its cells and foremost signals; what comes later finds its place. */
export function layoutRequestOf(dataset: Dataset): LayoutRequest {
  const cellNo = new Map([...dataset.cells.keys()].map((ref, no) => [ref, no]));
  const signals = baseSignals(dataset);
  const signalNo = new Map(signals.map((ref, no) => [ref, no]));
  return {
    cells: [...dataset.cells.values()].map((cell) => cell.accounts),
    links: dataset.links.flatMap(({ cell, signal, accounts }) => {
      const no = signalNo.get(signal);
      return no === undefined ? [] : [{ cell: cellNo.get(cell)!, signal: no, accounts }];
    }),
    signals: signals.length,
  };
}

const baseSignals = (dataset: Dataset): NodeRef[] =>
  [...dataset.signals.keys()].filter((ref) => !dataset.anchors.has(ref)).slice(0, SIGNALS_FIRST);

export interface Placed {
  readonly places: ReadonlyMap<NodeRef, Place>;
  /** The disc of each cell, opened or not. */
  readonly circles: ReadonlyMap<NodeRef, Circle>;
  /** What the picture holds at rest: of cells and values as they were laid out, moved by hand or not. */
  readonly frame: Frame;
}
export interface Frame {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/**
 * Where every loaded node lies. Nodes that had a place in `before` keep it; new ones are placed
 * beside what they hang on; what was arranged or moved by hand lies where it was put, and accounts
 * go where their cell goes.
 */
export function placesOf(
  dataset: Dataset,
  answer: LayoutAnswer,
  state: Pick<DeskState, 'arranged' | 'moved'>,
  before: ReadonlyMap<NodeRef, Place>,
): Placed {
  const put = (ref: NodeRef): Place | undefined => state.moved[ref] ?? state.arranged[ref];
  const places = new Map<NodeRef, Place>();
  const circles = new Map<NodeRef, Circle>();
  for (const [no, ref] of [...dataset.cells.keys()].entries()) {
    const circle = { ...answer.cells[no]!, ...put(ref) };
    circles.set(ref, circle);
    places.set(ref, circle);
  }
  for (const [no, ref] of baseSignals(dataset).entries()) places.set(ref, answer.signals[no]!);
  const filled = new Map<NodeRef, number>();
  for (const [ref, { cell }] of dataset.accounts) {
    if (cell === null || dataset.anchors.has(ref)) continue;
    const its = cellRef(cell);
    const no = filled.get(its) ?? 0;
    filled.set(its, no + 1);
    const circle = circles.get(its);
    if (circle !== undefined) places.set(ref, placeInCell(circle, no));
  }
  const fresh: { node: NodeRef; anchor: NodeRef }[] = [];
  for (const ref of [...dataset.accounts.keys(), ...dataset.signals.keys()]) {
    if (places.has(ref)) continue;
    const kept = before.get(ref);
    if (kept === undefined) fresh.push({ node: ref, anchor: anchorOf(dataset, ref) });
    else places.set(ref, kept);
  }
  for (const [ref, place] of placeNew(places, fresh, answer.scale)) places.set(ref, place);
  for (const ref of places.keys()) {
    const place = put(ref);
    if (place !== undefined) places.set(ref, place);
  }
  return { places, circles, frame: frameOf(dataset, answer, state.arranged) };
}

/** A node that is added or dragged moves nobody else, so it has no part in the frame. */
function frameOf(dataset: Dataset, answer: LayoutAnswer, arranged: DeskState['arranged']): Frame {
  const x: [number, number] = [Infinity, -Infinity];
  const y: [number, number] = [Infinity, -Infinity];
  const take = (ref: NodeRef, laidOut: Place, radius: number) => {
    const place = arranged[ref] ?? laidOut;
    x[0] = Math.min(x[0], place.x - radius);
    x[1] = Math.max(x[1], place.x + radius);
    y[0] = Math.min(y[0], place.y - radius);
    y[1] = Math.max(y[1], place.y + radius);
  };
  for (const [no, ref] of [...dataset.cells.keys()].entries())
    take(ref, answer.cells[no]!, answer.cells[no]!.radius);
  for (const [no, ref] of baseSignals(dataset).entries())
    take(ref, answer.signals[no]!, UNIT * answer.scale);
  return { x, y };
}

/** Places for what is shown now, closer together than in the whole group. */
export function tidied(dataset: Dataset, visible: Visible): Record<string, Place> {
  const shown = new Set(visible.closed.keys());
  for (const account of visible.accounts) {
    const { cell } = dataset.accounts.get(account)!;
    if (cell !== null) shown.add(cellRef(cell));
  }
  const cells = [...dataset.cells.keys()].filter((ref) => shown.has(ref));
  const cellNo = new Map(cells.map((ref, no) => [ref, no]));
  const signals = [...visible.signals];
  const signalNo = new Map(signals.map((ref, no) => [ref, no]));
  const answer = layOut({
    cells: cells.map((ref) => dataset.cells.get(ref)!.accounts),
    links: dataset.links.flatMap(({ cell, signal, accounts }) => {
      const [c, s] = [cellNo.get(cell), signalNo.get(signal)];
      return c === undefined || s === undefined ? [] : [{ cell: c, signal: s, accounts }];
    }),
    signals: signals.length,
  });
  const round = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });
  return Object.fromEntries([
    ...cells.map((ref, no) => [ref, round(answer.cells[no]!)] as const),
    ...signals.map((ref, no) => [ref, round(answer.signals[no]!)] as const),
  ]);
}

/** What a node hangs on: where it was expanded from, else the cell or node it is tied to most. */
function anchorOf(dataset: Dataset, ref: NodeRef): NodeRef {
  const from = dataset.anchors.get(ref);
  if (from !== undefined) return from;
  const link = dataset.links
    .filter(({ signal }) => signal === ref)
    .reduce<(typeof dataset.links)[number] | null>(
      (most, next) => (most === null || next.accounts > most.accounts ? next : most),
      null,
    );
  if (link !== null) return link.cell;
  const [use] = dataset.usesOf.get(ref) ?? [];
  return use === undefined ? ref : otherEnd(use, ref);
}
