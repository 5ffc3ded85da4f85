import { type RefObject, useEffect, useRef, useState } from 'react';
import { isInside } from '../graph/selection.js';
import type { Place } from '../state/deskState.js';
import type { Tool } from './GraphPanel.js';

/** What a box or a lasso took in. */
export interface Catch {
  readonly inside: (pixel: Place) => boolean;
  readonly add: boolean;
}

/** Pixels from which on a press with Shift is a box and no click. */
const DRAG_MIN = 6;

/** Draws a box or a lasso over the graph and says what it takes in. */
export function Catcher({
  tool,
  target,
  onPan,
  onCatch,
}: {
  readonly tool: Tool;
  readonly target: RefObject<HTMLElement | null>;
  readonly onPan: (enabled: boolean) => void;
  readonly onCatch: (caught: Catch) => void;
}) {
  const [path, setPath] = useState<readonly Place[]>([]);
  const calls = useRef({ onPan, onCatch });
  calls.current = { onPan, onCatch };
  useEffect(() => {
    const element = target.current!;
    let points: Place[] = [];
    let space = false;
    let lasso = false;
    const at = (event: PointerEvent): Place => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const down = (event: PointerEvent) => {
      // Space moves the picture under any tool.
      if (space || event.button !== 0 || (tool === 'point' && !event.shiftKey)) return;
      lasso = tool === 'lasso';
      points = [at(event)];
      calls.current.onPan(false);
    };
    const move = (event: PointerEvent) => {
      if (points.length === 0) return;
      points = lasso ? [...points, at(event)] : [points[0]!, at(event)];
      setPath(outline(points, lasso));
    };
    const up = (event: PointerEvent) => {
      if (points.length === 0) return;
      const polygon = outline(points, lasso);
      points = [];
      setPath([]);
      calls.current.onPan(true);
      const [xs, ys] = [polygon.map((p) => p.x), polygon.map((p) => p.y)];
      const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
      if (size < DRAG_MIN) return;
      calls.current.onCatch({ inside: (pixel) => isInside(pixel, polygon), add: event.shiftKey });
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === ' ') space = event.type === 'keydown';
    };
    element.addEventListener('pointerdown', down, true);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('keydown', key);
    window.addEventListener('keyup', key);
    return () => {
      element.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('keydown', key);
      window.removeEventListener('keyup', key);
    };
  }, [tool, target]);
  if (path.length === 0) return null;
  return (
    <svg className="catch" aria-hidden="true">
      <polygon points={path.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}

/** The drawn way itself, or the box between its ends. */
function outline(points: readonly Place[], lasso: boolean): readonly Place[] {
  if (lasso) return points;
  const a = points[0]!;
  const b = points.at(-1)!;
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}
