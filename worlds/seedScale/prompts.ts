import type { DuckDBConnection } from '@duckdb/node-api';
import { DAY_S, FROM_S } from './people.js';
import type { ScalePlan } from './plan.js';
import { FIXED } from './pools.js';

const WORDS_MAX = 9;

/**
 * The table `events`: who sends his k-th exchange when, in order of time. Jobs run around the clock
 * within their wave; people act by day, less at weekends.
 */
export async function createEvents(
  connection: DuckDBConnection,
  { days }: ScalePlan,
): Promise<number> {
  await connection.run(`CREATE TABLE events AS
    WITH acts AS (
      SELECT n, i::INTEGER AS k, operator, clock, ahead_m, wave, coalesce(waves, 1) AS waves, k = 'startup' AS serves,
             greatest(0, (created_s - ${FROM_S}) / ${DAY_S}.0) AS born
      FROM people, unnest(range(exchanges)) t(i)
    ),
    days AS (
      SELECT *, CASE WHEN operator IS NOT NULL
        THEN greatest(born, wave * ${days}.0 / waves) + u('day', n, k) * ((wave + 1) * ${days}.0 / waves - greatest(born, wave * ${days}.0 / waves))
        ELSE born + u('day', n, k) * (${days}.0 - born) END AS day
      FROM acts
    )
    SELECT n, k, CAST(${FROM_S} + CASE WHEN coalesce(clock, false) OR serves THEN day * ${DAY_S}
        ELSE least(${days}.0 * ${DAY_S} - 1, greatest(0, greatest(born * ${DAY_S},
          -- 2026-01-01 was a Thursday: days 2 and 3 of each seven are a weekend, which half of the acts avoid.
          (floor(day) + CASE WHEN floor(day)::INTEGER % 7 IN (2, 3) AND u('rests', n, k) < 0.5 THEN 2 ELSE 0 END) * ${DAY_S}
          + (6.5 + 17 * (u('hour', n, k) + u('hour', k, n)) / 2) * 3600 - ahead_m * 60))) END AS INTEGER) AS at_s
    FROM days ORDER BY at_s, n, k`);
  const reader = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM events');
  return reader.getRows()[0]![0] as number;
}

const phraseJoins = Array.from(
  { length: WORDS_MAX },
  (_, i) => `JOIN phrases p${i} ON p${i}.no = e.w${i}`,
).join('\n    ');
const columns = (order: readonly number[]): string =>
  order.map((i) => `p${i % WORDS_MAX}.text`).join(', ');
const forwards = Array.from({ length: WORDS_MAX }, (_, i) => i);
const shuffled = (step: number): number[] => forwards.map((i) => (i * step + 3) % WORDS_MAX);

/**
 * SELECT of the exchanges of the days from one to before another. A text is a fixed one (a template, a tool's, a course's, one
 * that goes round, or nothing) around words of the sender's own; of forty texts one is several times
 * as long, as documents are.
 */
export const exchangesOf = (from: number, to: number): string => `WITH e AS (
    SELECT v.n, v.k, v.at_s, p.account_id, p.operator,
      CASE
        WHEN p.operator IS NOT NULL THEN CASE WHEN u('template', v.n, v.k) < 0.93 THEN p.template_first + pick('which template', v.n, v.k % 7, p.templates) END
        WHEN p.sent_hub AND v.k = 0 THEN ${FIXED.hub}
        WHEN p.texts > 0 AND u('common text', v.n, v.k) < CASE p.k WHEN 'startup' THEN 0.95 WHEN 'tool-users' THEN 0.8 WHEN 'company' THEN 0.45 ELSE 0.35 END
          THEN p.text_first + pick('which text', v.n, v.k, p.texts)
        WHEN p.tool IS NOT NULL AND u('by tool', v.n, v.k) < 0.6 THEN p.tool
        WHEN p.viral IS NOT NULL AND u('by viral', v.n, v.k) < 0.15 THEN p.viral
        WHEN u('problem', v.n, v.k) < 0.01 THEN ${FIXED.problems} + pick('which problem', v.n, v.k, ${FIXED.counts.PROBLEMS})
      END AS fixed_no,
      p.own_prompt AND u('by own', v.n, v.k) < 0.4 AS owned,
      u('long', v.n, v.k) < 0.025 AS long,
      pick('emoji', v.n, v.k, 40) AS emoji, pick('number', v.n, v.k, 9000) AS number,
      ${forwards
        .map((i) =>
          // Half of the texts end early; an own prompt begins with the same words each time.
          i < 3
            ? `CASE WHEN p.own_prompt AND u('by own', v.n, v.k) < 0.4 THEN p.phrase_first + pick('own word', v.n, ${i}, p.phrase_count) ELSE p.phrase_first + pick('word ${i}', v.n, v.k, p.phrase_count) END AS w${i}`
            : `CASE WHEN pick('words', v.n, v.k, ${WORDS_MAX + 1}) > ${i} OR (${i} < 6 AND p.own_prompt) THEN p.phrase_first + pick('word ${i}', v.n, v.k, p.phrase_count) ELSE 0 END AS w${i}`,
        )
        .join(',\n      ')}
    FROM events v JOIN people p ON v.n = p.n
    WHERE v.at_s >= ${FROM_S + from * DAY_S} AND v.at_s < ${FROM_S + to * DAY_S}
  ),
  texts AS (
    SELECT e.*, rtrim(concat(${columns(forwards)}, CASE WHEN e.number < 2500 THEN CAST(e.number AS VARCHAR) END,
        CASE WHEN e.long THEN concat('. ', ${columns(shuffled(2))}, '. ', ${columns(shuffled(4))}, '. ', ${columns(shuffled(5))}, '. ', ${columns(shuffled(7))}) END,
        CASE e.emoji WHEN 1 THEN ' 🙏' WHEN 2 THEN ' 😀?' END)) AS own
    FROM e
    ${phraseJoins}
  )
  SELECT t.account_id, to_timestamp(t.at_s) AS "at", 'ex_' || left(hex('exchange', t.n, t.k), 12) AS exchange_id,
    concat(f.before, t.own, f.after) AS prompt,
    CASE WHEN pick('model', t.n, 0, 4) = 0 THEN 'small-3' ELSE 'large-3' END AS model,
    1 + length(concat(f.before, t.own, f.after)) // 4 AS input_tokens, 20 + pick('answer', t.n, t.k, 900) AS output_tokens, coalesce(f.tools, '') AS tools
  FROM texts t LEFT JOIN fixed f ON t.fixed_no = f.no
  ORDER BY t.at_s, t.n, t.k`;
