import { useEffect, useRef } from 'react';
import type { MountedGraph, PictureState } from '../graph/mountSigma.js';

const WIDTH = 132;
const HEIGHT = 88;

/** The whole picture small, with a frame around what is seen. */
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
      const box = [...circles.values()];
      const left = Math.min(...box.map((c) => c.x - c.radius));
      const right = Math.max(...box.map((c) => c.x + c.radius));
      const low = Math.min(...box.map((c) => c.y - c.radius));
      const high = Math.max(...box.map((c) => c.y + c.radius));
      const scale = Math.min((WIDTH - 12) / (right - left), (HEIGHT - 12) / (high - low));
      const at = (x: number, y: number) => ({
        x: WIDTH / 2 + (x - (left + right) / 2) * scale,
        y: HEIGHT / 2 - (y - (low + high) / 2) * scale,
      });
      context.clearRect(0, 0, WIDTH, HEIGHT);
      context.fillStyle = colours.account;
      for (const [ref, circle] of circles) {
        if (!visible.closed.has(ref) && !visible.open.has(ref)) continue;
        const { x, y } = at(circle.x, circle.y);
        context.globalAlpha = 0.5;
        context.beginPath();
        context.arc(x, y, Math.max(1, circle.radius * scale), 0, 2 * Math.PI);
        context.fill();
      }
      context.globalAlpha = 1;
      const corner = drawn.toPicture({ x: 0, y: 0 });
      const size = drawn.toPicture(drawn.size());
      const [a, b] = [at(corner.x, corner.y), at(size.x, size.y)];
      context.strokeStyle = colours.accent;
      context.strokeRect(a.x, a.y, b.x - a.x, b.y - a.y);
    };
    draw();
    return drawn.onCamera(draw);
  }, [drawn, picture]);
  return (
    <canvas
      ref={canvas}
      className="minimap"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label="Overview: the frame is what is seen"
    />
  );
}
