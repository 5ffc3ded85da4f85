/** One prompt and what goes with it. */
export interface Ask {
  readonly text: string;
  readonly model: string;
  readonly tools: readonly string[];
  readonly answerTokens: number;
}
