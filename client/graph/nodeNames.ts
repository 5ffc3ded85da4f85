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
  const [left, base] = [x + size + 4, y + labelSize / 3];
  const right = left + context.measureText(label).width;
  if (!room.take([left, base - labelSize, right, base + 3])) return;
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
  context.roundRect(x + size + 3, y - 9, width, 18, 4);
  context.fill();
  context.stroke();
  context.fillStyle = colours.text;
  context.fillText(label, x + size + 8, y + 4);
}
