import type { ScaleResults } from './results.js';

const WIDTH = 720;
const HEIGHT = 420;
const MARGIN = 60;
const LINE_HEIGHT = 14;
const COLOURS = [
  '#4269d0',
  '#efb118',
  '#ff725c',
  '#6cc5b0',
  '#3ca951',
  '#ff8ab7',
  '#a463f2',
  '#97bbf5',
  '#9c6b4e',
  '#9498a0',
];

/** Time of each stage over exchanges, both on logarithmic axes, as SVG. */
export function chartOf({ machine, sizes }: ScaleResults): string {
  const stages = sizes[0]!.stages.map(({ stage }) => stage);
  const xs = sizes.map(({ exchanges }) => Math.log10(exchanges));
  const times = sizes.flatMap((size) => size.stages.map(({ seconds }) => Math.max(0.01, seconds)));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.log10(Math.min(...times)), Math.log10(Math.max(...times))];
  const x = (value: number) =>
    MARGIN + ((value - left) / Math.max(1e-9, right - left)) * (WIDTH - MARGIN - 160);
  const y = (value: number) =>
    HEIGHT - MARGIN - ((value - low) / Math.max(1e-9, high - low)) * (HEIGHT - 2 * MARGIN);
  const drawn = stages.map((stage, no) => {
    const points = sizes.map((size, i) => {
      const seconds = size.stages.find((s) => s.stage === stage)?.seconds ?? 0.01;
      return { x: x(xs[i]!), y: y(Math.log10(Math.max(0.01, seconds))) };
    });
    return { stage, points, colour: COLOURS[no % COLOURS.length]!, end: points.at(-1)! };
  });
  // Names of lines that end close to each other are moved apart.
  let above = -LINE_HEIGHT;
  const lines = [...drawn]
    .sort((a, b) => a.end.y - b.end.y)
    .map(({ stage, points, colour, end }) => {
      above = Math.max(end.y, above + LINE_HEIGHT);
      const path = points.map((p) => `${p.x.toFixed(1)},${p.y.toFixed(1)}`).join(' ');
      return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/><text x="${(end.x + 6).toFixed(1)}" y="${(above + 4).toFixed(1)}" fill="${colour}">${stage}</text>`;
    });
  const ticks = [
    ...sizes.map(
      ({ exchanges }, i) =>
        `<text x="${x(xs[i]!).toFixed(1)}" y="${HEIGHT - MARGIN + 20}" text-anchor="middle">${exchanges.toLocaleString('en')}</text>`,
    ),
    ...[low, high].map(
      (value) =>
        `<text x="${MARGIN - 8}" y="${y(value).toFixed(1)}" text-anchor="end">${(10 ** value).toPrecision(2)} s</text>`,
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12">
<title>Seconds by stage and exchanges</title>
<rect width="100%" height="100%" fill="white"/>
<text x="${MARGIN}" y="24" font-size="14">Seconds by stage and exchanges (logarithmic)</text>
<text x="${MARGIN}" y="${HEIGHT - 10}" fill="#666">${machine.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>
${[...lines, ...ticks].join('\n')}
</svg>
`;
}
