import { CAPABILITIES, type Capability } from '../../server/contract/families.js';

export interface Judged {
  readonly truth: Capability;
  readonly answer: Capability;
}

export interface ClassFigures {
  readonly capability: Capability;
  readonly prompts: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Confusion {
  readonly classes: readonly ClassFigures[];
  /** Mean F1 over the capabilities that occur in the set, each counted alike. */
  readonly macroF1: number;
  readonly accuracy: number;
  /** `matrix[truth][answer]`, in the order of {@link CAPABILITIES}. */
  readonly matrix: readonly (readonly number[])[];
}

/** Precision, recall and F1 by capability. An answer that no prompt of the set has counts as an error of the true one. */
export function confusionOf(judged: readonly Judged[]): Confusion {
  const matrix = CAPABILITIES.map((truth) =>
    CAPABILITIES.map(
      (answer) => judged.filter((row) => row.truth === truth && row.answer === answer).length,
    ),
  );
  const classes = CAPABILITIES.flatMap((capability, c): ClassFigures[] => {
    const prompts = matrix[c]!.reduce((a, b) => a + b, 0);
    if (prompts === 0) return [];
    const answered = matrix.reduce((sum, row) => sum + row[c]!, 0);
    const right = matrix[c]![c]!;
    return [
      {
        capability,
        prompts,
        precision: answered === 0 ? 0 : right / answered,
        recall: right / prompts,
        f1: (2 * right) / (answered + prompts),
      },
    ];
  });
  return {
    classes,
    macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, classes.length),
    accuracy: judged.filter((row) => row.truth === row.answer).length / Math.max(1, judged.length),
    matrix,
  };
}

const percent = (value: number): string => value.toFixed(3).padStart(9);

/** As Markdown for a terminal and for the docs. */
export function formatConfusion(
  title: string,
  { classes, macroF1, accuracy, matrix }: Confusion,
): string {
  const shown = CAPABILITIES.map((_, c) => c).filter(
    (c) => matrix[c]!.some((n) => n > 0) || matrix.some((row) => row[c]! > 0),
  );
  const short = (c: number) => CAPABILITIES[c]!.split(' ')[0]!.slice(0, 9).padStart(9);
  const prompts = classes.reduce((sum, row) => sum + row.prompts, 0);
  return [
    `${title}: ${prompts} prompts, macro-F1 ${macroF1.toFixed(3)}, accuracy ${accuracy.toFixed(3)}`,
    '',
    `${'true capability'.padEnd(28)}${shown.map(short).join(' ')} precision    recall        F1`,
    ...classes.map(({ capability, precision, recall, f1 }) => {
      const row = matrix[CAPABILITIES.indexOf(capability)]!;
      const cells = shown.map((c) => String(row[c]!).padStart(9)).join(' ');
      return `${capability.padEnd(28)}${cells} ${[precision, recall, f1].map(percent).join(' ')}`;
    }),
  ].join('\n');
}
