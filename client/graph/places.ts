export interface Place {
  readonly x: number;
  readonly y: number;
}

/** 32-bit FNV-1a of a text: chance that follows from the id, the same in every visit. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // A final mix (of MurmurHash3): ids that differ in their last letter only shall lie far apart.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A place in a disc of the given radius that follows from the id. */
export function startPlace(id: string, radius = 100): Place {
  const hash = hashOf(id);
  const angle = ((hash & 0xffff) / 0xffff) * 2 * Math.PI;
  const distance = radius * Math.sqrt((hash >>> 16) / 0xffff);
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

/**
 * Places for nodes that come to a picture others already stand in: near the middle of the
 * neighbours they know, weighted, and a little aside so that equals do not cover each other.
 * @param spread radius of "a little aside", in the picture's units
 */
export function placeBeside(
  id: string,
  neighbours: readonly { place: Place; weight: number }[],
  spread: number,
): Place {
  const aside = startPlace(id, spread);
  let x = 0;
  let y = 0;
  let total = 0;
  for (const { place, weight } of neighbours) {
    x += place.x * weight;
    y += place.y * weight;
    total += weight;
  }
  if (total === 0) return startPlace(id, 4 * spread);
  return { x: x / total + aside.x, y: y / total + aside.y };
}
