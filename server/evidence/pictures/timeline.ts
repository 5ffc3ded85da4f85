import type { Row } from '../standalone/csv.js';
import { formatValue, grouped } from '../standalone/formats.js';
import { svg } from './cluster.js';

const WIDTH = 468;
const HEIGHT = 250;
const LEFT = 44;
const DAY_MS = 86_400_000;

interface Panel {
  readonly title: string;
  readonly column: string;
  readonly colour: string;
  readonly top: number;
  readonly height: number;
}

const PANELS: readonly Panel[] = [
  { title: 'Exchanges a day', column: 'exchanges', colour: '#0072B2', top: 18, height: 120 },
  { title: 'Sign-ups a day', column: 'signups', colour: '#D55E00', top: 168, height: 52 },
];

/** Exchanges and sign-ups by day as bars over one axis of time. */
export function timelinePicture(days: readonly Row[]): string {
  const first = Date.parse(days[0]?.['day'] ?? '');
  const span = (Date.parse(days.at(-1)?.['day'] ?? '') - first) / DAY_MS + 1;
  if (!Number.isFinite(span)) return svg(WIDTH, HEIGHT, []);
  const step = (WIDTH - LEFT - 4) / span;
  const xOf = (day: string) => LEFT + ((Date.parse(day) - first) / DAY_MS) * step;
  const parts = PANELS.flatMap((panel) => panelParts(panel, days, xOf, Math.max(0.4, step * 0.8)));
  const dates = [
    ...new Set(
      [0, 0.25, 0.5, 0.75, 1].map((share) => days[Math.round(share * (days.length - 1))]!['day']!),
    ),
  ];
  const labels = dates.map((day, i) => {
    const anchor = i === 0 ? 'start' : i === dates.length - 1 ? 'end' : 'middle';
    return `<text x="${xOf(day).toFixed(1)}" y="${HEIGHT - 12}" font-family="Sans" font-size="7.5" fill="#222222" text-anchor="${anchor}">${formatValue(day, 'date')}</text>`;
  });
  return svg(WIDTH, HEIGHT, [...parts, ...labels]);
}

function panelParts(
  panel: Panel,
  days: readonly Row[],
  xOf: (day: string) => number,
  width: number,
): string[] {
  const { title, column, colour, top, height } = panel;
  const most = Math.max(1, ...days.map((row) => Number(row[column])));
  const base = top + height;
  return [
    `<text x="0" y="${top - 7}" font-family="Sans" font-size="8.5" fill="#222222">${title}</text>`,
    ...[0, 0.5, 1].map((share) => {
      const y = (base - share * height).toFixed(1);
      return `<line x1="${LEFT}" y1="${y}" x2="${WIDTH - 4}" y2="${y}" stroke="#BBBBBB" stroke-width="0.4"/><text x="${LEFT - 5}" y="${(Number(y) + 2.5).toFixed(1)}" font-family="Sans" font-size="7.5" fill="#222222" text-anchor="end">${grouped(Math.round(share * most))}</text>`;
    }),
    ...days
      .filter((row) => Number(row[column]) > 0)
      .map((row) => {
        const tall = (Number(row[column]) / most) * height;
        return `<rect x="${xOf(row['day']!).toFixed(2)}" y="${(base - tall).toFixed(2)}" width="${width.toFixed(2)}" height="${tall.toFixed(2)}" fill="${colour}"/>`;
      }),
  ];
}
