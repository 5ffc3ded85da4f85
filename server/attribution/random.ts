/** A number in [0, 1), injected so that the same seed gives the same parts. */
export type Random = () => number;
