import { FAMILIES, type Family } from '../../server/contract/families.js';

/** The colours of a drawing, taken from the page's tokens. */
export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly text: string;
  readonly line: string;
  readonly account: string;
  readonly accent: string;
  readonly faded: string;
  readonly families: Readonly<Record<Family, string>>;
  /** Faint ink for edges of each family: many of them on one another show as a body. */
  readonly edges: Readonly<Record<Family, string>>;
  readonly edgesNear: Readonly<Record<Family, string>>;
}

/** `#rrggbb` with an opacity from 0 to 1, as Sigma reads it. */
export function withOpacity(hex: string, opacity: number): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 0xff}, ${value & 0xff}, ${opacity})`;
}

const byFamily = <T>(of: (family: Family) => T): Record<Family, T> =>
  Object.fromEntries(FAMILIES.map((family) => [family, of(family)])) as Record<Family, T>;

/** @param token gives the value of a token such as `--accent`, as `#rrggbb`. */
export function readPalette(token: (name: string) => string): Palette {
  const families = byFamily((family) => token(`--family-${family}`));
  return {
    ground: token('--ground'),
    surface: token('--surface'),
    text: token('--text'),
    line: token('--line'),
    account: token('--account'),
    accent: token('--accent'),
    faded: token('--faded'),
    families,
    edges: byFamily((family) => withOpacity(families[family], 0.16)),
    edgesNear: byFamily((family) => withOpacity(families[family], 0.75)),
  };
}
