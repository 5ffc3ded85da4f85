/**
 * A family is a set of signals whose errors go together: two signals of one family are never two
 * witnesses. The order is the order of display.
 */
export const FAMILIES = ['payment', 'network', 'device', 'identity', 'content', 'rhythm'] as const;
