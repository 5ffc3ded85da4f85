import { CaseFile } from '../../server/contract/decisions.js';
import { connect, emptyLoad, type Load, timed } from './load.js';

export interface Written {
  readonly load: Load;
  /** Ids of decisions that the server said it took. */
  readonly accepted: readonly string[];
  /** Refused because somebody else was faster. */
  readonly refused: number;
}

/** Writers that decide in the same few cases, on the version they last saw, until the time is over. */
export async function writeFor(o: {
  url: string;
  writers: number;
  seconds: number;
  operators: readonly string[];
}): Promise<Written> {
  const load = emptyLoad();
  const accepted: string[] = [];
  let refused = 0;
  const end = Date.now() + o.seconds * 1000;
  await Promise.all(
    Array.from({ length: o.writers }, async (_, writer) => {
      const connection = connect(o.url);
      for (let i = 0; Date.now() < end; i++) {
        const operator = o.operators[i % o.operators.length]!;
        const seen = await connection.send(`api/operators/${encodeURIComponent(operator)}/case`);
        const { version } = CaseFile.parse(JSON.parse(seen.text));
        await timed(load, 'decision', async () => {
          const { status, text } = await connection.send('api/decisions', {
            operator_id: operator,
            expected_version: version,
            person: `writer ${writer}`,
            reason: `decision ${i}`,
            body: { kind: 'note' },
          });
          if (status === 409) refused += 1;
          if (status === 201) accepted.push(CaseFile.parse(JSON.parse(text)).history[0]!.id);
          return status === 201 || status === 409;
        });
      }
      connection.close();
    }),
  );
  return { load, accepted, refused };
}
