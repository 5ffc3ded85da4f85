/** One or two dots alone in a path are taken for a step up on the way, also where they are encoded. */
const DOTS = /^~*\.{1,2}$/;

/** An id as a segment of a path: `.` is sent as `~.`, and what reads like that with one more `~`. */
export const asPathId = (id: string): string => (DOTS.test(id) ? `~${id}` : encodeURIComponent(id));

/** The id that a segment names, after it was decoded. */
export const fromPathId = (segment: string): string =>
  segment.startsWith('~') && DOTS.test(segment) ? segment.slice(1) : segment;
