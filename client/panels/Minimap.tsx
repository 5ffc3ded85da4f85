import { type PointerEvent, useEffect, useRef } from 'react';
import type { MountedGraph, PictureState } from '../graph/mountSigma.js';
import type { Place } from '../state/deskState.js';

const WIDTH = 132;
const HEIGHT = 88;
const MARGIN = 6;

/** From the picture to the minimap, and back. */
function scaleOf({ frame }: PictureState) {
  const [left, right] = frame.x;
  const [low, high] = frame.y;
  const [x, y] = [(left + right) / 2, (low + high) / 2];
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / (right - left),
    (HEIGHT - 2 * MARGIN) / (high - low),
  );
  return {
    scale,
    to: (at: Place): Place => ({
      x: WIDTH / 2 + (at.x - x) * scale,
      y: HEIGHT / 2 - (at.y - y) * scale,
    }),
    from: (at: Place): Place => ({
      x: x + (at.x - WIDTH / 2) / scale,
      y: y - (at.y - HEIGHT / 2) / scale,
    }),
  };
}

/** The whole picture small, with a frame around what is seen; a press on it goes there. */
export function Minimap({
  drawn,
  picture,
}: {
  readonly drawn: MountedGraph;
  readonly picture: PictureState;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const draw = () => {
      const { circles, colours, visible } = picture;
      const { scale, to } = scaleOf(picture);
      context.clearRect(0, 0, WIDTH, HEIGHT);
      context.fillStyle = colours.account;
      context.globalAlpha = 0.5;
      for (const [ref, circle] of circles) {
        if (!visible.closed.has(ref) && !visible.open.has(ref)) continue;
        const { x, y } = to(circle);
        context.beginPath();
        context.arc(x, y, Math.max(1, circle.radius * scale), 0, 2 * Math.PI);
        context.fill();
      }
      context.globalAlpha = 1;
      // What is seen may be more than the picture: the frame then stands at the edge.
      const [a, b] = [to(drawn.toPicture({ x: 0, y: 0 })), to(drawn.toPicture(drawn.size()))];
      const x = Math.max(1, Math.min(WIDTH - 3, a.x));
      const y = Math.max(1, Math.min(HEIGHT - 3, a.y));
      context.strokeStyle = colours.accent;
      context.lineWidth = 1.5;
      context.strokeRect(
        x,
        y,
        Math.max(2, Math.min(WIDTH - 1, b.x) - x),
        Math.max(2, Math.min(HEIGHT - 1, b.y) - y),
      );
    };
    draw();
    return drawn.onCamera(draw);
  }, [drawn, picture]);
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if ((event.buttons & 1) === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    drawn.centre(
      scaleOf(picture).from({
        x: ((event.clientX - box.left) * WIDTH) / box.width,
        y: ((event.clientY - box.top) * HEIGHT) / box.height,
      }),
    );
  };
  return (
    <canvas
      ref={canvas}
      className="minimap"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label="Overview: the frame is what is seen"
      title="Press to go there"
      onPointerDown={go}
      onPointerMove={go}
    />
  );
}
