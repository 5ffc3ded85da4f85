import { FAMILIES, type Family } from '../../contract/families.js';
import type { Row } from '../standalone/csv.js';
import { type Place, placeNodes } from './layout.js';
import type { Picture, Shape } from './picture.js';

const WIDTH = 468;
const HEIGHT = 450;
const ACCOUNTS_DRAWN = 260;
const SIGNALS_DRAWN_PER_FAMILY = 9;
const SIGNAL_BITS_MIN = 6;
const SIGNAL_HOLDERS_MIN = 3;

/** The rule of what is drawn, for the exhibit: the constants above in words, as plain text has no digit. */
export const DRAWN_IN_WORDS =
  'Not everything is drawn: values that at least three accounts of the group hold and that weigh six bits or more, of each family the nine that most accounts hold; and of the attributed accounts the two hundred and sixty with the greatest weight of evidence, as far as they hold a value that is drawn.';

/** Colours that stay apart in print and for colour-blind eyes (after Okabe and Ito). */
export const FAMILY_COLOURS: Readonly<Record<Family, string>> = {
  payment: '#D55E00',
  network: '#0072B2',
  device: '#009E73',
  identity: '#CC79A7',
  content: '#E69F00',
  rhythm: '#56B4E9',
};

/** Signals and accounts to draw: the values that hold most accounts, the accounts with most evidence. */
export function chosenNodes(
  accounts: readonly Row[],
  signals: readonly Row[],
): { accounts: string[]; signals: { id: string; family: Family }[] } {
  const by = (column: string) => (a: Row, b: Row) => Number(b[column]) - Number(a[column]);
  const telling = signals.filter(
    (row) =>
      Number(row['bits']) >= SIGNAL_BITS_MIN && Number(row['holders_inside']) >= SIGNAL_HOLDERS_MIN,
  );
  return {
    accounts: accounts
      .filter((row) => row['status'] === 'attributed')
      .sort((a, b) => by('bits')(a, b) || (a['account_id']! < b['account_id']! ? -1 : 1))
      .slice(0, ACCOUNTS_DRAWN)
      .map((row) => row['account_id'] ?? ''),
    signals: FAMILIES.flatMap((family) =>
      telling
        .filter((row) => row['family'] === family)
        .sort(
          (a, b) =>
            by('holders_inside')(a, b) || ((a['signal'] ?? '') < (b['signal'] ?? '') ? -1 : 1),
        )
        .slice(0, SIGNALS_DRAWN_PER_FAMILY)
        .map((row) => ({ id: row['signal'] ?? '', family })),
    ),
  };
}

/** The group: circles for accounts, squares for values they share, coloured by family. */
export function clusterPicture(
  nodes: ReturnType<typeof chosenNodes>,
  holdings: readonly { readonly signal: string; readonly account: string }[],
): Picture {
  const no = new Map<string, number>();
  for (const { id } of nodes.signals) no.set(id, no.size);
  for (const id of nodes.accounts) no.set(id, no.size);
  const edges = holdings.flatMap(({ signal, account }) => {
    const [a, b] = [no.get(signal), no.get(account)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  const joined = new Set(edges.flat());
  const places = placeNodes(no.size, edges, WIDTH, HEIGHT - 30);
  const lines = edges.map(
    ([a, b]): Shape => ({
      kind: 'line',
      x1: places[a]!.x,
      y1: places[a]!.y,
      x2: places[b]!.x,
      y2: places[b]!.y,
      colour: FAMILY_COLOURS[nodes.signals[a]!.family],
      width: 0.4,
      opacity: 0.45,
    }),
  );
  const circles = nodes.accounts.flatMap((id): Shape[] => {
    const i = no.get(id)!;
    return joined.has(i)
      ? [
          {
            kind: 'circle',
            ...places[i]!,
            radius: 2.6,
            fill: '#FFFFFF',
            edge: '#333333',
            edgeWidth: 0.8,
          },
        ]
      : [];
  });
  const squares = nodes.signals.flatMap(({ family }, i) => [
    square(places[i]!, 8, '#FFFFFF'),
    square(places[i]!, 6.8, FAMILY_COLOURS[family]),
  ]);
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: [...lines, ...circles, ...squares, ...legend(nodes)],
  };
}

const square = ({ x, y }: Place, side: number, fill: string): Shape => ({
  kind: 'box',
  x: x - side / 2,
  y: y - side / 2,
  width: side,
  height: side,
  fill,
});

function legend(nodes: ReturnType<typeof chosenNodes>): Shape[] {
  const shown = FAMILIES.filter((family) =>
    nodes.signals.some((signal) => signal.family === family),
  );
  return shown.flatMap((family, i): Shape[] => {
    const x = 6 + i * (WIDTH / Math.max(4, shown.length));
    return [
      { kind: 'box', x, y: HEIGHT - 14, width: 8, height: 8, fill: FAMILY_COLOURS[family] },
      { kind: 'text', x: x + 12, y: HEIGHT - 7, text: family, size: 8.5, anchor: 'start' },
    ];
  });
}
