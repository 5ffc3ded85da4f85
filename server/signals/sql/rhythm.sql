-- Observations of the rhythm family: acts that fall together in time more than chance lets them.
-- signup_burst: ten minutes with far more sign-ups than those of a usual day: the median over the
--   days that have any, + 6 standard deviations of a Poisson count + 3. The median is untouched by the
--   burst itself. A busy hour or a launch day passes for a burst too, which is why the kind is coarse.
-- synchronised_prompt: the very same prompt sent by several accounts, each within ten seconds of the
--   one before (a chain, so that no pair is ever formed).
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
         sum(CASE WHEN before IS NULL OR epoch("at") - epoch(before) > 10 THEN 1 ELSE 0 END)
           OVER (PARTITION BY prompt_hash ORDER BY "at", account_no, row_no ROWS UNBOUNDED PRECEDING) AS chain
  FROM same_prompt
)
SELECT s.account_no, 'signup_burst' AS kind,
       CAST(s.hour + s.tenth * INTERVAL 10 MINUTE AS VARCHAR) AS value, s.created_at AS "at",
       'accounts' AS source_table, s.file_no, s.row_no
FROM signups s JOIN bursts b ON s.hour = b.hour AND s.tenth = b.tenth
UNION ALL
SELECT account_no, 'synchronised_prompt' AS kind, prompt_hash || ' ' || CAST(chain AS VARCHAR) AS value, "at",
       'exchanges' AS source_table, file_no, row_no
FROM chained
