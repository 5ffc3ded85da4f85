import { FAMILIES, type Family } from '../../contract/families.js';
import type { Row } from '../standalone/csv.js';
import { placeNodes } from './layout.js';

const WIDTH = 468;
const HEIGHT = 450;
const ACCOUNTS_DRAWN = 260;
const SIGNALS_DRAWN_PER_FAMILY = 9;

/** Colours that stay apart in print and for colour-blind eyes (after Okabe and Ito). */
export const FAMILY_COLOURS: Readonly<Record<Family, string>> = {
  payment: '#D55E00',
  network: '#0072B2',
  device: '#009E73',
  identity: '#CC79A7',
  content: '#E69F00',
  rhythm: '#56B4E9',
};

const at = (value: number): string => value.toFixed(1);

/** Signals and accounts to draw: the values that hold most accounts, the accounts with most evidence. */
export function chosenNodes(
  accounts: readonly Row[],
  signals: readonly Row[],
): { accounts: string[]; signals: { id: string; family: Family }[] } {
  const by = (column: string) => (a: Row, b: Row) => Number(b[column]) - Number(a[column]);
  const telling = signals.filter(
    (row) => Number(row['bits']) >= 6 && Number(row['holders_inside']) >= 3,
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

/** The group as an SVG: circles for accounts, squares for values they share, coloured by family. */
export function clusterPicture(
  nodes: ReturnType<typeof chosenNodes>,
  holdings: readonly { readonly signal: string; readonly account: string }[],
): string {
  const no = new Map<string, number>();
  for (const { id } of nodes.signals) no.set(id, no.size);
  for (const id of nodes.accounts) no.set(id, no.size);
  const edges = holdings.flatMap(({ signal, account }) => {
    const [a, b] = [no.get(signal), no.get(account)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  const joined = new Set(edges.flat());
  const places = placeNodes(no.size, edges, WIDTH, HEIGHT - 30);
  const lines = edges.map(([a, b]) => {
    const colour = FAMILY_COLOURS[nodes.signals[a]!.family];
    return `<line x1="${at(places[a]!.x)}" y1="${at(places[a]!.y)}" x2="${at(places[b]!.x)}" y2="${at(places[b]!.y)}" stroke="${colour}" stroke-width="0.4" stroke-opacity="0.45"/>`;
  });
  const circles = nodes.accounts.flatMap((id) => {
    const i = no.get(id)!;
    return joined.has(i)
      ? [
          `<circle cx="${at(places[i]!.x)}" cy="${at(places[i]!.y)}" r="2.6" fill="#FFFFFF" stroke="#333333" stroke-width="0.8"/>`,
        ]
      : [];
  });
  const squares = nodes.signals.map(
    ({ family }, i) =>
      `<rect x="${at(places[i]!.x - 3.4)}" y="${at(places[i]!.y - 3.4)}" width="6.8" height="6.8" fill="${FAMILY_COLOURS[family]}" stroke="#FFFFFF" stroke-width="0.6"/>`,
  );
  const shown = FAMILIES.filter((family) =>
    nodes.signals.some((signal) => signal.family === family),
  );
  const legend = shown.map((family, i) => {
    const x = 6 + i * (WIDTH / Math.max(4, shown.length));
    return `<rect x="${at(x)}" y="${HEIGHT - 14}" width="8" height="8" fill="${FAMILY_COLOURS[family]}"/><text x="${at(x + 12)}" y="${HEIGHT - 7}" font-family="Sans" font-size="8.5" fill="#222222">${family}</text>`;
  });
  return svg(WIDTH, HEIGHT, [...lines, ...circles, ...squares, ...legend]);
}

export const svg = (width: number, height: number, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${parts.join('\n')}\n</svg>\n`;
