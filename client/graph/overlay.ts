import type { Place } from '../state/deskState.js';
import { brief } from '../state/format.js';
import type { NodeRef } from '../state/nodeRef.js';
import { cellName } from './cellName.js';
import { otherEnd } from './dataset.js';
import { type DrawState, lookOf, NAMED_MAX } from './display.js';
import { FAMILY_COLOURS, FAMILY_SIGNS, SIGN_BOX, SIGN_COLOURS } from './families.js';
import type { LabelRoom } from './labelRoom.js';
import type { Circle } from './layout/layoutRequest.js';
import type { Frame } from './places.js';
import { notDrawn } from './selection.js';

/** From the picture's units to pixels of the canvas. */
export interface Projection {
  at(place: Place): Place;
  readonly pixelsPerUnit: number;
  /** Pixels of a node's size as it is drawn. */
  sizeOf(size: number): number;
  readonly width: number;
  readonly height: number;
}

export interface OverlayState extends DrawState {
  readonly circles: ReadonlyMap<NodeRef, Circle>;
  readonly places: ReadonlyMap<NodeRef, Place>;
  readonly frame: Frame;
  /** Where the keyboard is. */
  readonly cursor: NodeRef | null;
}

/** Squares smaller than this, in pixels, carry no sign: it would be a speck. */
const SIGN_PIXELS_MIN = 8;
/** Side of a node drawn as a square, over its size. */
const SQUARE_SIDE = Math.SQRT2;

/** Lines drawn of one look; more would only be a smear. */
const LINES_MAX = 4000;

/** Beneath the nodes: discs of cells, and lines from cells to the values that their accounts use. */
export function drawBeneath(
  context: CanvasRenderingContext2D,
  state: OverlayState,
  projection: Projection,
): void {
  const { visible, circles, colours } = state;
  const lively = new Set(visible.closed.keys());
  for (const account of visible.accounts) {
    const cell = state.dataset.accounts.get(account)!.cell;
    if (cell !== null) lively.add(`c:${cell}`);
  }
  for (const [ref, circle] of circles) {
    if (!lively.has(ref)) continue;
    const { x, y } = projection.at(circle);
    context.beginPath();
    context.arc(x, y, (circle.radius + 2) * projection.pixelsPerUnit, 0, 2 * Math.PI);
    context.fillStyle = colours.surface;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = state.selected.has(ref) ? colours.accent : colours.line;
    context.stroke();
  }
  if (state.near === null) drawCellLinks(context, state, projection, lively);
  else drawNear(context, state, projection);
}

function drawCellLinks(
  context: CanvasRenderingContext2D,
  state: OverlayState,
  projection: Projection,
  lively: ReadonlySet<NodeRef>,
): void {
  const { dataset, circles, places, visible } = state;
  for (const link of dataset.links.slice(0, LINES_MAX)) {
    const circle = circles.get(link.cell);
    const place = places.get(link.signal);
    if (circle === undefined || place === undefined) continue;
    if (!lively.has(link.cell) || !visible.signals.has(link.signal)) continue;
    const share = link.accounts / dataset.cells.get(link.cell)!.accounts;
    const holders = dataset.signals.get(link.signal)!.holders_inside;
    const part = link.accounts / Math.max(1, holders);
    // Threads would hide the ropes; they come out when one of their ends is looked at.
    // So would a value that is everywhere: a rope shows what sets a cell apart.
    const usual = holders / Math.max(1, dataset.accountsTotal);
    if ((share < 0.25 || share < 1.5 * usual) && part < 0.4) continue;
    const [from, to] = [projection.at(edgeOf(circle, place)), projection.at(place)];
    context.globalAlpha = Math.min(0.5, 0.1 + 0.4 * share);
    context.strokeStyle = FAMILY_COLOURS[dataset.signals.get(link.signal)!.family];
    context.lineWidth = Math.min(4, 0.5 + 0.45 * Math.log2(1 + link.accounts));
    line(context, from, to);
  }
  context.globalAlpha = 1;
}

/** The point of a disc's edge that faces a place. */
function edgeOf(circle: Circle, to: Place): Place {
  const apart = Math.hypot(to.x - circle.x, to.y - circle.y) || 1;
  const part = Math.min(1, (circle.radius + 2) / apart);
  return { x: circle.x + (to.x - circle.x) * part, y: circle.y + (to.y - circle.y) * part };
}

/** Lines from what is looked at to its neighbours, one by one. */
function drawNear(
  context: CanvasRenderingContext2D,
  state: OverlayState,
  projection: Projection,
): void {
  const { dataset, places, visible } = state;
  const centre = state.hovered === null ? state.selected : new Set([state.hovered]);
  const between = state.hovered === null && state.selected.size > 1;
  context.globalAlpha = centre.size > NAMED_MAX ? 0.12 : 0.7;
  context.lineWidth = 1;
  let drawn = 0;
  for (const node of centre) {
    for (const use of dataset.usesOf.get(node) ?? []) {
      const other = otherEnd(use, node);
      if (!visible.accounts.has(other) && !visible.signals.has(other)) continue;
      if (between && centre.size > 2 && state.near !== null && !state.near.has(other)) continue;
      const [from, to] = [places.get(node), places.get(other)];
      if (from === undefined || to === undefined || drawn++ > LINES_MAX) continue;
      context.strokeStyle = FAMILY_COLOURS[dataset.signals.get(use.signal)?.family ?? 'payment'];
      line(context, projection.at(from), projection.at(to));
    }
  }
  for (const link of dataset.links) {
    if (!centre.has(link.cell) && !centre.has(link.signal)) continue;
    if (!visible.closed.has(link.cell) || !visible.signals.has(link.signal)) continue;
    const [from, to] = [places.get(link.cell), places.get(link.signal)];
    if (from === undefined || to === undefined) continue;
    context.strokeStyle = FAMILY_COLOURS[dataset.signals.get(link.signal)!.family];
    line(context, projection.at(from), projection.at(to));
  }
  context.globalAlpha = 1;
}

function line(context: CanvasRenderingContext2D, from: Place, to: Place): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/** Above the nodes: names of cells, ×n on what is gathered, +n where more could be loaded. */
export function drawAbove(
  context: CanvasRenderingContext2D,
  state: OverlayState,
  projection: Projection,
  room: LabelRoom,
): void {
  const { visible, circles, places, dataset, colours } = state;
  drawSigns(context, state, projection);
  context.font = '11px "Inter Variable", system-ui, sans-serif';
  context.textAlign = 'center';
  room.clear();
  for (const [ref, circle] of circles) {
    const closed = visible.closed.get(ref);
    const radius = circle.radius * projection.pixelsPerUnit;
    if ((closed === undefined && !visible.open.has(ref)) || radius < 9) continue;
    const cell = dataset.cells.get(ref)!;
    const { x, y } = projection.at(circle);
    if (closed !== undefined) badge(context, `×${brief(closed)}`, x, y, colours);
    if (radius < 22 || state.near !== null) continue;
    // Isolated: the count stays behind a name that is written from right to left.
    const text = `\u2068${cellName(cell.value, 26, dataset.cells.size === 1)}\u2069 · ${brief(cell.accounts)}`;
    const width = context.measureText(text).width + 6;
    if (!room.take([x - width / 2, y + radius + 3, x + width / 2, y + radius + 17])) continue;
    context.lineWidth = 3;
    context.strokeStyle = colours.surface;
    context.strokeText(text, x, y + radius + 13);
    context.fillStyle = colours.quiet;
    context.fillText(text, x, y + radius + 13);
  }
  for (const [ref, count] of visible.groups) {
    const place = places.get(ref);
    if (place === undefined || !visible.signals.has(ref)) continue;
    const { x, y } = projection.at(place);
    badge(context, `×${brief(count)}`, x, y, colours);
  }
  const looked = state.hovered === null ? [...state.selected] : [state.hovered];
  for (const ref of looked.length > NAMED_MAX ? [] : looked) {
    const place = places.get(ref);
    const more = notDrawn(dataset, visible, ref);
    if (place === undefined || more === 0) continue;
    if (!visible.accounts.has(ref) && !visible.signals.has(ref)) continue;
    const { x, y } = projection.at(place);
    badge(context, `+${brief(more)}`, x + 14, y - 12, colours);
  }
  drawCursor(context, state, projection);
}

/** The sign of its family on each value that is large enough. */
function drawSigns(
  context: CanvasRenderingContext2D,
  state: OverlayState,
  projection: Projection,
): void {
  const paths = new Map<string, Path2D>();
  context.lineWidth = 1.6;
  for (const ref of state.visible.signals) {
    const place = state.places.get(ref);
    const family = state.dataset.signals.get(ref)?.family;
    if (place === undefined || family === undefined) continue;
    // What is faded beside something looked at stays without.
    if (state.near !== null && !state.near.has(ref) && !state.selected.has(ref)) continue;
    const side = projection.sizeOf(lookOf(state, ref).size) * SQUARE_SIDE;
    if (side < SIGN_PIXELS_MIN) continue;
    const { x, y } = projection.at(place);
    if (x < -side || y < -side || x > projection.width + side || y > projection.height + side)
      continue;
    let path = paths.get(family);
    if (path === undefined) paths.set(family, (path = new Path2D(FAMILY_SIGNS[family])));
    const scale = (0.86 * side) / SIGN_BOX;
    context.save();
    context.translate(x - (scale * SIGN_BOX) / 2, y - (scale * SIGN_BOX) / 2);
    context.scale(scale, scale);
    context.strokeStyle = SIGN_COLOURS[family];
    context.stroke(path);
    context.restore();
  }
}

function drawCursor(
  context: CanvasRenderingContext2D,
  { cursor, places, colours }: OverlayState,
  projection: Projection,
): void {
  const place = cursor === null ? undefined : places.get(cursor);
  if (place === undefined) return;
  const { x, y } = projection.at(place);
  context.beginPath();
  context.arc(x, y, 13, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = colours.accent;
  context.stroke();
}

function badge(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colours: OverlayState['colours'],
): void {
  const width = context.measureText(text).width + 8;
  context.beginPath();
  context.roundRect(x - width / 2, y - 8, width, 16, 8);
  context.fillStyle = colours.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colours.quiet;
  context.stroke();
  context.fillStyle = colours.text;
  context.fillText(text, x, y + 4);
}
