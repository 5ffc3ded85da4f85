import type { Row } from '../standalone/csv.js';
import { formatValue, grouped } from '../standalone/formats.js';
import type { Picture, Shape } from './picture.js';

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
export function timelinePicture(days: readonly Row[]): Picture {
  const first = Date.parse(days[0]?.['day'] ?? '');
  const span = (Date.parse(days.at(-1)?.['day'] ?? '') - first) / DAY_MS + 1;
  if (!Number.isFinite(span)) return { width: WIDTH, height: HEIGHT, shapes: [] };
  const step = (WIDTH - LEFT - 4) / span;
  const xOf = (day: string) => LEFT + ((Date.parse(day) - first) / DAY_MS) * step;
  const panels = PANELS.flatMap((panel) =>
    panelShapes(panel, days, xOf, Math.max(0.4, step * 0.8)),
  );
  // Evenly over the time and not over the days listed, which may lie far apart or close together.
  const dates = [
    ...new Set(
      [0, 0.25, 0.5, 0.75, 1].map((share) =>
        new Date(first + Math.round(share * (span - 1)) * DAY_MS).toISOString().slice(0, 10),
      ),
    ),
  ];
  const labels = dates.map(
    (day, i): Shape => ({
      kind: 'text',
      x: xOf(day),
      y: HEIGHT - 12,
      text: formatValue(day, 'date'),
      size: 7.5,
      anchor: i === 0 ? 'start' : i === dates.length - 1 ? 'end' : 'middle',
    }),
  );
  return { width: WIDTH, height: HEIGHT, shapes: [...panels, ...labels] };
}

function panelShapes(
  panel: Panel,
  days: readonly Row[],
  xOf: (day: string) => number,
  width: number,
): Shape[] {
  const { title, column, colour, top, height } = panel;
  const most = Math.max(1, ...days.map((row) => Number(row[column])));
  const base = top + height;
  return [
    { kind: 'text', x: 0, y: top - 7, text: title, size: 8.5, anchor: 'start' },
    ...[...new Set([0, Math.round(most / 2), most])].flatMap((count): Shape[] => {
      const y = base - (count / most) * height;
      return [
        { kind: 'line', x1: LEFT, y1: y, x2: WIDTH - 4, y2: y, colour: '#BBBBBB', width: 0.4 },
        {
          kind: 'text',
          x: LEFT - 5,
          y: y + 2.5,
          text: grouped(count),
          size: 7.5,
          anchor: 'end',
        },
      ];
    }),
    ...days.flatMap((row): Shape[] => {
      const tall = (Number(row[column]) / most) * height;
      return tall > 0
        ? [{ kind: 'box', x: xOf(row['day']!), y: base - tall, width, height: tall, fill: colour }]
        : [];
    }),
  ];
}
