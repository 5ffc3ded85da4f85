-- Observations of the rhythm family: acts that fall together in time more than chance lets them.
-- signup_burst: ten minutes with far more sign-ups than those of a usual day: the median over the
--   days that have any, + 6 standard deviations of a Poisson count + 3. The median is untouched by the
--   burst itself. A busy hour or a launch day passes for a burst too, which is why the kind is coarse.
-- synchronised_prompt: the very same prompt sent by several accounts, each within ten seconds of the
--   one before (a chain, so that no pair is ever formed). Where a prompt goes round, chains form by
--   chance: of n sends in an hour each finds another within ten seconds with p = 10 n / 3600, so about
--   n p^(k-1) chains of k accounts are to be expected. A chain counts where fewer than 0.02 are.
-- in:  accounts, exchanges   out: account_no, kind, value, at, source_table, file_no, row_no
WITH signups AS (
  SELECT account_no, created_at, file_no, row_no,
         date_trunc('hour', created_at) AS hour,
         CAST(floor(extract(minute FROM created_at) / 10) AS INTEGER) AS tenth
  FROM accounts
  WHERE created_at IS NOT NULL
),
buckets AS (
  SELECT hour, tenth, count(*) AS signups FROM signups GROUP BY hour, tenth
),
days AS (
  SELECT CAST(hour AS DATE) AS day, sum(signups) / 144.0 AS expected FROM buckets GROUP BY CAST(hour AS DATE)
),
typical AS (
  SELECT coalesce(median(expected), 0) AS expected FROM days
),
bursts AS (
  SELECT hour, tenth
  FROM buckets, typical
  WHERE signups >= expected + 6 * sqrt(expected) + 3
),
same_prompt AS (
  SELECT account_no, "at", file_no, row_no, md5(lower(trim(prompt))) AS prompt_hash,
         lag("at") OVER (PARTITION BY md5(lower(trim(prompt))) ORDER BY "at", account_no, row_no) AS before
  FROM exchanges
  WHERE prompt IS NOT NULL AND length(prompt) >= 16
),
chained AS (
  SELECT account_no, "at", file_no, row_no, prompt_hash,
         count(*) OVER (PARTITION BY prompt_hash, date_trunc('hour', "at")) AS sends_in_hour,
         sum(CASE WHEN before IS NULL OR epoch("at") - epoch(before) > 10 THEN 1 ELSE 0 END)
           OVER (PARTITION BY prompt_hash ORDER BY "at", account_no, row_no ROWS UNBOUNDED PRECEDING) AS chain
  FROM same_prompt
),
beyond_chance AS (
  SELECT prompt_hash, chain
  FROM (SELECT prompt_hash, chain, count(DISTINCT account_no) AS accounts, max(sends_in_hour) AS sends
        FROM chained GROUP BY prompt_hash, chain)
  WHERE accounts >= 2 AND sends * power(least(1.0, sends * 10 / 3600.0), accounts - 1) < 0.02
)
SELECT s.account_no, 'signup_burst' AS kind,
       CAST(s.hour + s.tenth * INTERVAL 10 MINUTE AS VARCHAR) AS value, s.created_at AS "at",
       'accounts' AS source_table, s.file_no, s.row_no
FROM signups s JOIN bursts b ON s.hour = b.hour AND s.tenth = b.tenth
UNION ALL
SELECT c.account_no, 'synchronised_prompt' AS kind, c.prompt_hash || ' ' || CAST(c.chain AS VARCHAR) AS value,
       c."at", 'exchanges' AS source_table, c.file_no, c.row_no
FROM chained c JOIN beyond_chance b ON c.prompt_hash = b.prompt_hash AND c.chain = b.chain
