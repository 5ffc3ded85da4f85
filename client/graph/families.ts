import type { Family } from '../../server/contract/families.js';

/** A family's hue as a reference to its token, for styles of the page. */
export const familyColour = (family: Family): string => `var(--family-${family})`;
