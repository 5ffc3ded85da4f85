/** What the graph proposes: communities of one resolution and view, by account (−1 = none). */
export interface Proposal {
  readonly name: string;
  readonly communities: Int32Array;
  /** Accounts that a community was asked to have, about. */
  readonly targetSize: number;
}
