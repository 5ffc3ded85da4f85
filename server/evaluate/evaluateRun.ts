import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { InputRefusedError, UsageError } from '../contract/errors.js';
import { idBehind } from '../contract/formulaCells.js';
import { OperatorOutput } from '../contract/outputs.js';
import { agreementOf, readAims } from './aims.js';
import { clientsOf } from './clients.js';
import { type Evaluation, evaluate } from './evaluate.js';
import { Answer, TrueAims, Truth } from './rows.js';

/**
 * Compares a run's outputs with what is true. Nothing else in the program reads a truth file.
 * @throws UsageError where a file is not there, InputRefusedError naming file, row and column of
 * what cannot be understood.
 */
export async function evaluateRun(o: { runDir: string; truthPath: string }): Promise<Evaluation> {
  const answersPath = join(o.runDir, 'accounts.csv');
  const cells = await readTable(answersPath, Answer, RUN_REMEDY);
  const operatorsPath = join(o.runDir, 'operators.json');
  const operatorsText = await textOf(operatorsPath, RUN_REMEDY);
  const operators = readAs(operatorsPath, () =>
    z.array(OperatorOutput).parse(JSON.parse(operatorsText)),
  );
  const truth = await readTable(o.truthPath, Truth, TRUTH_REMEDY);
  const known = new Set(truth.map((row) => row.account_id));
  const answers = cells.map((row) => ({ ...row, account_id: idBehind(row.account_id, known) }));
  const clients = clientsOf(truth, answers, operators);
  const evaluation = {
    ...evaluate(truth, answers, operators),
    ...(clients === null ? {} : { clients }),
  };
  const aimsPath = join(dirname(o.truthPath), 'truth-operators.csv');
  if (!existsSync(aimsPath)) return evaluation;
  const aims = (await readTable(aimsPath, TrueAims, AIMS_REMEDY)).flatMap(
    ({ operator, aims: named }) => {
      const best = evaluation.operators.find((row) => row.operator === operator)?.bestId;
      const found = operators.find((row) => row.operator_id === best);
      return found === undefined
        ? []
        : [agreementOf(operator, readAims(named), found.capabilities)];
    },
  );
  return { ...evaluation, aims };
}

/** @throws UsageError where the file cannot be read; `remedy` says what is expected there. */
async function textOf(file: string, remedy: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : `cannot be read (${error.code})`;
    throw new UsageError(`${file} ${why}.`, remedy);
  });
}

const RUN_REMEDY =
  'Name the folder of a finished run: what run printed, or wrote to --out (throughline runs lists them).';
const TRUTH_REMEDY = 'A truth is a CSV file with the columns account_id, class, operator.';
const AIMS_REMEDY = 'It has the columns operator, aims; without the file no aims are compared.';

async function readTable<Row>(file: string, row: z.ZodType<Row>, remedy: string): Promise<Row[]> {
  const text = await textOf(file, remedy);
  const rows: unknown = readAs(file, () =>
    parse(text, { columns: true, bom: true, skip_empty_lines: true }),
  );
  const parsed = z.array(row).safeParse(rows);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new InputRefusedError(
    `${file}: row ${Number(issue.path[0]) + 1}, column ${String(issue.path[1])}: ${issue.message}`,
    remedy,
  );
}

/** @throws InputRefusedError naming the file where what it holds is of another form. */
function readAs<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new InputRefusedError(`${file}: ${z.prettifyError(error)}`);
    if (error instanceof CsvError || error instanceof SyntaxError)
      throw new InputRefusedError(`${file}: ${error.message}`);
    throw error;
  }
}
