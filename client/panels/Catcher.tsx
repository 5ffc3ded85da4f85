import { type RefObject, useEffect, useRef, useState } from 'react';
import { isInside } from '../graph/selection.js';
import type { Place } from '../state/deskState.js';
import { boxOf, movedPen, outlineOf, type Pen, setCorner } from '../state/pen.js';
import type { Tool } from './tool.js';

/** What a box or a lasso took in. */
export interface Catch {
  readonly inside: (pixel: Place) => boolean;
  readonly add: boolean;
}

/** Pixels from which on a press with Shift is a box and no click. */
const DRAG_MIN = 6;

/** Draws a box or a lasso over the graph, by mouse or by keys, and says what it takes in. */
export function Catcher({
  tool,
  target,
  onPan,
  onCatch,
  onLeave,
  count,
}: {
  readonly tool: Tool;
  readonly target: RefObject<HTMLElement | null>;
  readonly onPan: (enabled: boolean) => void;
  readonly onCatch: (caught: Catch) => void;
  /** Called where the tool is put down without having taken in anything. */
  readonly onLeave: () => void;
  /** How many nodes lie inside. */
  readonly count: (inside: Catch['inside']) => number;
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
  const pen = usePen(tool, target, onLeave, (polygon, add) =>
    onCatch({ inside: (pixel) => isInside(pixel, polygon), add }),
  );
  if (tool === 'point' && path.length === 0) return null;
  const around = pen === null || tool === 'point' ? [] : outlineOf(tool, pen);
  const shape = path.length > 0 ? path : around;
  const inside = around.length < 3 ? 0 : count((pixel) => isInside(pixel, around));
  return (
    <>
      <svg className="catch" aria-hidden="true">
        <polygon points={shape.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {pen !== null && (
          <path
            className="pen"
            d={`M${pen.at.x - 9} ${pen.at.y}h18M${pen.at.x} ${pen.at.y - 9}v18`}
          />
        )}
      </svg>
      {tool !== 'point' && (
        <p className="hint" role="status">
          {pen === null
            ? `Drag ${tool === 'box' ? 'a box' : 'around'} what to select. By keys: arrows move the pen (with Shift further), Enter sets a corner, Esc leaves.`
            : `${pen.corners.length} ${pen.corners.length === 1 ? 'corner' : 'corners'} set, ${inside} inside. ${CLOSES[tool]} With Shift it adds to the selection.`}
        </p>
      )}
    </>
  );
}

const CLOSES = {
  box: 'Enter at the opposite corner selects.',
  lasso: 'Enter sets the next corner; Enter again at the same place selects.',
} as const;

/** The pen that keys move over the graph while a box or a lasso is asked for; null before the first. */
function usePen(
  tool: Tool,
  target: RefObject<HTMLElement | null>,
  onLeave: () => void,
  onDone: (polygon: readonly Place[], add: boolean) => void,
): Pen | null {
  const [pen, setPen] = useState<Pen | null>(null);
  const latest = useRef({ pen, onLeave, onDone });
  latest.current = { pen, onLeave, onDone };
  useEffect(() => {
    setPen(null);
    if (tool === 'point') return;
    const element = target.current!;
    element.focus();
    const press = (event: KeyboardEvent) => {
      const { width, height } = element.getBoundingClientRect();
      const now = latest.current.pen ?? { at: { x: width / 2, y: height / 2 }, corners: [] };
      const moved = movedPen(now, event, { width, height });
      if (moved !== null) setPen(moved);
      else if (event.key === 'Enter') {
        const set = setCorner(tool, now);
        if ('pen' in set) setPen(set.pen);
        else latest.current.onDone(set.done, event.shiftKey);
      } else if (event.key === 'Escape') latest.current.onLeave();
      else return;
      event.preventDefault();
      // The graph’s own keys would walk from node to node.
      event.stopPropagation();
    };
    element.addEventListener('keydown', press, true);
    return () => element.removeEventListener('keydown', press, true);
  }, [tool, target]);
  return pen;
}

/** The drawn way itself, or the box between its ends. */
function outline(points: readonly Place[], lasso: boolean): readonly Place[] {
  return lasso ? points : boxOf(points[0]!, points.at(-1)!);
}
