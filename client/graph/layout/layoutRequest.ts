export interface LayoutRequest {
  /** Accounts of each cell, opened or not: a cell keeps its place and size either way. */
  readonly cells: readonly number[];
  /** Of each cell, the share of its accounts that use a signal. */
  readonly links: readonly {
    readonly cell: number;
    readonly signal: number;
    readonly accounts: number;
  }[];
  readonly signals: number;
}
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}
export interface LayoutAnswer {
  readonly cells: readonly Circle[];
  readonly signals: readonly { readonly x: number; readonly y: number }[];
  /** How much larger than an account signals have to be drawn, so that they are seen from afar. */
  readonly scale: number;
}
