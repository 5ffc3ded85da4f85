/** Kinds of the things a hand works with, and may change independently of each other. */
export const INSTRUMENTS: ReadonlySet<string> = new Set(['instrument', 'wallet']);
export const DEVICES: ReadonlySet<string> = new Set(['device']);
export const RANGES: ReadonlySet<string> = new Set(['slash24', 'slash48']);
