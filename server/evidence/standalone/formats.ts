/** How a figure is printed; the same words in letter, exhibits and verifier. */
export type Format =
  | 'text'
  | 'list'
  | 'whole'
  | 'decimal1'
  | 'decimal2'
  | 'percent'
  /** Bounds: two digits, never printed narrower than they are. */
  | 'percentDown'
  | 'percentUp'
  | 'probability'
  | 'date'
  | 'ratio';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 1234567 → 1,234,567, whatever the machine's language. */
export function grouped(value: number): string {
  const digits = Math.abs(value).toFixed(0);
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3)
    parts.unshift(digits.slice(Math.max(0, end - 3), end));
  return `${value < 0 ? '−' : ''}${parts.join(',')}`;
}

const decimal = (value: number, digits: number): string => {
  const text = Math.abs(value).toFixed(digits);
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}${text}`;
};

/** A value as it is printed; what is not known is a dash. */
export function formatValue(value: string | number | null, format: Format): string {
  if (value === null || value === '') return '–';
  if (format === 'text') return printable(cut(String(value)));
  if (format === 'list') return printable(String(value).split(';').join(', '));
  if (format === 'date') return formatDate(String(value));
  const number = Number(value);
  if (!Number.isFinite(number)) return '–';
  switch (format) {
    case 'whole':
      return grouped(number);
    case 'decimal1':
      return decimal(number, 1);
    case 'decimal2':
      return decimal(number, 2);
    case 'percent':
      return percent(number);
    case 'percentDown':
      return `${decimal(Math.floor(hundredths(number)) / 100, 2)} %`;
    case 'percentUp':
      return `${decimal(Math.ceil(hundredths(number)) / 100, 2)} %`;
    case 'probability':
      return probability(number);
    case 'ratio':
      return oddsOf(number);
  }
}

/** One digit; what is not all is not printed as all, and what is not none not as none. */
function percent(share: number): string {
  const text = decimal(100 * share, 1);
  if (text === '100.0' && share < 1) return 'over 99.9 %';
  if (text === '0.0' && share > 0) return 'under 0.1 %';
  return `${text} %`;
}

/** Hundredths of a per cent, free of the last bits’ noise. */
const hundredths = (share: number): number => Number((10_000 * share).toFixed(4));

/** Four digits; no sum of evidence is certainty, so none is printed as one. */
function probability(value: number): string {
  if (value > 0.99995) return 'over 0.9999';
  if (value < 0.00005) return 'under 0.0001';
  return value.toFixed(4);
}

/** 2026-04-15T… → 15 April 2026 */
function formatDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year === undefined ? iso : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Bits as a likelihood ratio to two digits; a ratio below one is turned round by the sentence. */
function oddsOf(bits: number): string {
  const ratio = 2 ** Math.abs(bits);
  if (ratio < 10) return ratio.toFixed(1);
  const scale = 10 ** (Math.floor(Math.log10(ratio)) - 1);
  return grouped(Math.round(ratio / scale) * scale);
}

/** Longer cells are cut in print; the schedule has them whole. */
const PRINTED_MAX = 160;
/** Of a cell that is cut its end stands too: numbered ids differ there. */
const PRINTED_END = 40;
/** Characters that the embedded typefaces have: Latin, Greek, Cyrillic and their punctuation. */
const WESTERN =
  /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u0400-\u045f\u0490-\u04ff\u1e00-\u1eff\u2010-\u2015\u2018-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]/;
/**
 * Chinese characters, kana, their punctuation and full-width forms: in a typeface of their own
 * (GB 2312 and far beyond; not Hangul).
 */
export const HAN =
  /[\u3001-\u303f\u3041-\u3096\u309b-\u30ff\u3400-\u4db5\u4e00-\u9fa5\uff01-\uff5e]/u;

/**
 * Text as it can be printed: what the typefaces lack stands as its code point, so that nothing is
 * lost in silence.
 */
export function printable(text: string): string {
  let shown = '';
  for (const character of text) {
    shown +=
      WESTERN.test(character) || HAN.test(character)
        ? character
        : `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return shown;
}

const cut = (text: string): string => {
  const characters = [...text];
  if (characters.length <= PRINTED_MAX) return text;
  return `${characters.slice(0, PRINTED_MAX - PRINTED_END).join('')}…${characters.slice(-PRINTED_END).join('')}`;
};
