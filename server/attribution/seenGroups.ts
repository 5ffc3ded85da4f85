import type { HypothesisName } from './explanations.js';

/** Groups seen: by field of the profile, by category. */
export type CategoryCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A kind of group that a hypothesis covers, as it was seen: a company's office is one, its server another. */
export interface SeenKind {
  readonly groups: number;
  readonly counts: CategoryCounts;
}
export type ProfileCounts = Readonly<Partial<Record<HypothesisName, readonly SeenKind[]>>>;
