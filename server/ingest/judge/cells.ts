/** Cells that programs write for "not known". Two accounts with such a cell share nothing. */
export const PLACEHOLDERS = [
  'null',
  '(null)',
  '\\n',
  'none',
  'n/a',
  '#n/a',
  'nan',
  'undefined',
  'unknown',
  '-',
] as const;

const IN_PLACEHOLDERS = `(${PLACEHOLDERS.map((word) => `'${word}'`).join(', ')})`;
const WHITE_SPACE = ["' '", 'chr(9)', 'chr(10)', 'chr(13)'];

/** SQL: a cell without white space around it; null where it is empty. Looking for a space costs a
 *  tenth of trimming, and few cells have one. */
export const trimmedSql = (cell: string): string =>
  `CASE WHEN ${WHITE_SPACE.map((space) => `contains(${cell}, ${space})`).join(' OR ')}
        THEN nullif(trim(${cell}, ${WHITE_SPACE.join(' || ')}), '') ELSE nullif(${cell}, '') END`;

/** SQL: a cell as it is; null where it is empty or white space alone. Trimming a prompt to see that
 *  takes fifteen times as long. */
export const notBlankSql = (cell: string): string =>
  `CASE WHEN regexp_matches(${cell}, '[^ \\t\\n\\r]') THEN ${cell} END`;

const PLACEHOLDER_BYTES_MAX = Math.max(...PLACEHOLDERS.map((word) => word.length));

/** SQL: is this trimmed cell a placeholder? Long cells are none, and are not made small to see it. */
export const isPlaceholderSql = (cell: string): string =>
  `CASE WHEN strlen(${cell}) <= ${PLACEHOLDER_BYTES_MAX} THEN lower(${cell}) IN ${IN_PLACEHOLDERS}
        WHEN ${cell} IS NOT NULL THEN false END`;

/** SQL: a trimmed cell, null where it is a placeholder. */
export const knownSql = (cell: string): string =>
  `CASE WHEN ${isPlaceholderSql(cell)} THEN NULL ELSE ${cell} END`;

const CLOCK = '[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?';
const ZONE = ' ?(Z|z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)';

/**
 * SQL: an ISO 8601 time as TIMESTAMP in UTC, null where it is none. Date and clock of fixed width;
 * minutes suffice; without an offset it is UTC.
 */
export const timeSql = (cell: string): string =>
  `CASE WHEN regexp_full_match(${cell}, '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z')
     THEN timezone('UTC', TRY_CAST(${cell} AS TIMESTAMPTZ))
   WHEN regexp_full_match(${cell}, '[0-9]{4}-[0-9]{2}-[0-9]{2}(${CLOCK}(${ZONE})?)?')
     THEN timezone('UTC', TRY_CAST(${plainTime(cell)} AS TIMESTAMPTZ)) END`;

/**
 * SQL: a time that is one already, as TIMESTAMP in UTC; null beyond the years that ISO 8601 writes.
 * By microseconds, since `timezone('UTC', …)` asks a calendar, which takes a quarter of a microsecond
 * each time it is named.
 */
export const typedTimeSql = (cell: string, type: string): string => {
  const [years, utc] =
    type === 'TIMESTAMP'
      ? [`TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999'`, cell]
      : [
          `TIMESTAMPTZ '0001-01-01 00:00:00+00' AND TIMESTAMPTZ '9999-12-31 23:59:59.999999+00'`,
          `make_timestamp(epoch_us(${cell}))`,
        ];
  return `CASE WHEN ${cell} BETWEEN ${years} THEN ${utc} END`;
};

/** The forms DuckDB does not read, in one it does: seconds added, `z` and `UTC` as `Z`. */
const plainTime = (cell: string): string => {
  const pointed = `replace(${cell}, ',', '.')`;
  const zoned = `regexp_replace(${pointed}, ' ?(z|UTC)$', 'Z')`;
  const tight = `regexp_replace(${zoned}, ' ([+-])', '\\1')`;
  return `regexp_replace(${tight}, '^(.{10}[T ][0-9]{2}:[0-9]{2})($|[Z+-])', '\\1:00\\2')`;
};

/** SQL: does this time come without an offset? */
export const isWithoutOffsetSql = (cell: string): string =>
  `NOT regexp_matches(${cell}, '[T ][0-9:.,]+${ZONE}$')`;

/** SQL: yes and no in the words programs use, null for any other. */
export const booleanSql = (cell: string): string =>
  `CASE WHEN lower(${cell}) IN ('true', 't', 'yes', 'y', '1') THEN true
        WHEN lower(${cell}) IN ('false', 'f', 'no', 'n', '0') THEN false END`;

/** SQL: a finite number, null for anything else. */
export const numberSql = (cell: string): string =>
  `CASE WHEN isfinite(TRY_CAST(${cell} AS DOUBLE)) THEN TRY_CAST(${cell} AS DOUBLE) END`;
