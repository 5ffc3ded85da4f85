/** What a person found in the random sample of a group. */
export interface Checked {
  readonly sample: number;
  readonly checked: number;
  readonly wrong: number;
}

/** Whether the whole sample was looked at; nothing leaves the house before. */
export const isReviewed = ({ sample, checked }: Checked): boolean =>
  sample > 0 && checked === sample;

/** The review in words, for the history of the case. */
export const reviewNote = ({ checked, wrong }: Checked, level: string): string =>
  `Collateral review before a package at level ${level}: ${wrong} of ${checked} accounts of a random sample, checked by hand, do not belong here.`;
