import type { DrawColours } from './display.js';
import type { LabelRoom } from './labelRoom.js';

interface Named {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label: string | null;
}
interface NameStyle {
  readonly labelSize: number;
  readonly labelFont: string;
}

/** Where a name begins: to the right of its node, or to the left where the picture ends before it. */
function besideOf(
  context: CanvasRenderingContext2D,
  { x, size }: Pick<Named, 'x' | 'size'>,
  width: number,
): number {
  const end = context.canvas.width / context.getTransform().a;
  return x + size + width > end && x - size - width > 0 ? x - size - width : x + size;
}

/** The name beside a node where there is room for it. It is read across lines: it carries the ground around it. */
export function drawName(
  context: CanvasRenderingContext2D,
  { x, y, size, label }: Named,
  { labelSize, labelFont }: NameStyle,
  colours: DrawColours,
  room: LabelRoom,
): void {
  if (label === null) return;
  context.font = `${labelSize}px ${labelFont}`;
  const { width } = context.measureText(label);
  const left = besideOf(context, { x, size: size + 4 }, width);
  const base = y + labelSize / 3;
  if (!room.take([left, base - labelSize, left + width, base + 3])) return;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = colours.ground;
  context.strokeText(label, left, base);
  context.fillStyle = colours.text;
  context.fillText(label, left, base);
}

/** The name of a node that is pointed at or selected, on a ground of its own. */
export function drawPointed(
  context: CanvasRenderingContext2D,
  { x, y, size, label }: Named,
  { labelSize, labelFont }: NameStyle,
  colours: DrawColours,
): void {
  if (label === null) return;
  context.font = `${labelSize}px ${labelFont}`;
  const width = context.measureText(label).width + 10;
  context.fillStyle = colours.surface;
  context.strokeStyle = colours.quiet;
  context.beginPath();
  const left = besideOf(context, { x, size: size + 3 }, width);
  context.roundRect(left, y - 9, width, 18, 4);
  context.fill();
  context.stroke();
  context.fillStyle = colours.text;
  context.fillText(label, left + 5, y + 4);
}
