-- put in: the rows of a table, its column of ids, every how manieth id is looked at
-- in:  sources   out: one row: how many rows repeat account, time and id of another, the first of them
-- by file and row, and the row it repeats; no row where none does
WITH drawn AS (
  SELECT account_no, "at", {{id}} AS id, file_no::BIGINT * 1099511627776 + row_no AS place
  FROM {{rows}}
  WHERE {{id}} IS NOT NULL AND hash({{id}}) % {{every}} = 0
), repeated AS (
  SELECT count(*) - 1 AS n, min(place) AS first, max(place) AS again
  FROM drawn GROUP BY account_no, "at", id HAVING count(*) > 1
), told AS (
  SELECT CAST(sum(n) * {{every}} AS BIGINT) AS n, min(again) AS again, arg_min(first, again) AS first
  FROM repeated HAVING count(*) > 0
)
SELECT n, a.name AS file, again % 1099511627776 AS row, f.name AS first_file, first % 1099511627776 AS first_row
FROM told
JOIN sources a ON a.file_no = again // 1099511627776
JOIN sources f ON f.file_no = first // 1099511627776
