import type { Random } from './random.js';
import { COLUMNS, type Row, type World, type WorldTable } from './world.js';

/** How far the logs of a world are from tidy. */
export interface Noise {
  /** Share of cells left empty, by `table.column`. */
  readonly missing: Readonly<Record<string, number>>;
  /** Share of cells written in another way that means the same: case, blanks, offsets. */
  readonly untidy: number;
}

export const NO_NOISE: Noise = { missing: {}, untidy: 0 };

/** Columns that an export may lack or fill in parts. */
const FORGETTABLE = [
  'accounts.email',
  'accounts.phone_hash',
  'accounts.country',
  'accounts.plan',
  'accounts.referral_code',
  'payments.bin',
  'payments.last4',
  'payments.billing_name',
  'payments.billing_country',
  'payments.outcome',
  'sessions.user_agent',
  'sessions.device_id',
  'sessions.tls_fingerprint',
  'sessions.timezone',
  'sessions.language',
  'sessions.asn',
  'exchanges.model',
  'exchanges.output_tokens',
  'exchanges.tools',
] as const;

export function drawNoise(random: Random): Noise {
  const missing: Record<string, number> = {};
  for (const column of FORGETTABLE) {
    if (random.chance(0.05)) missing[column] = 1;
    else if (random.chance(0.2)) missing[column] = random.between(0.01, 0.25);
  }
  return { missing, untidy: random.chance(0.5) ? 0 : random.between(0.002, 0.05) };
}

type Cell = string | number | null;
const OTHERWISE: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'accounts.created_at': (text) => text.replace('Z', '+00:00'),
  'accounts.email': (text, random) => (random.chance(0.5) ? text.toUpperCase() : ` ${text}`),
  'accounts.country': (text) => text.toLowerCase(),
  'payments.at': (text) => text.replace('Z', '.000Z'),
  'payments.billing_name': (text, random) =>
    random.chance(0.5) ? text.toUpperCase() : `  ${text} `,
  'sessions.at': (text) => text.replace('T', ' '),
};

/** Empties cells and rewrites others, in place: what exports do to logs. */
export function disturb(world: World, noise: Noise, random: Random): void {
  for (const table of Object.keys(COLUMNS) as WorldTable[]) {
    for (const [at, column] of (COLUMNS[table] as readonly string[]).entries()) {
      const key = `${table}.${column}`;
      const empty = noise.missing[key] ?? 0;
      if (empty > 0) change(world.rows[table], at, () => (random.chance(empty) ? null : undefined));
      const otherwise = OTHERWISE[key];
      if (noise.untidy > 0 && otherwise !== undefined)
        change(world.rows[table], at, (cell) =>
          typeof cell === 'string' && random.chance(noise.untidy)
            ? otherwise(cell, random)
            : undefined,
        );
    }
  }
}

function change(rows: readonly Row[], at: number, to: (cell: Cell) => Cell | undefined): void {
  for (const { cells } of rows) {
    const changed = to(cells[at]!);
    if (changed !== undefined) cells[at] = changed;
  }
}
