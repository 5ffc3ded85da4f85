-- Every row of an account id but the first.
-- in:  judged_accounts, sources(file_no, name)   out: file_no, row_no, column, reason
SELECT d.file_no, d.row_no, 'account_id' AS "column",
       '“' || left(d.account_id, 60) || '” is there already, in row ' || CAST(d.first_row AS VARCHAR)
         || ' of ' || s.name AS reason
FROM (
  SELECT file_no, row_no, account_id,
         row_number() OVER turns AS turn,
         first_value(file_no) OVER turns AS first_file,
         first_value(row_no) OVER turns AS first_row
  FROM judged_accounts WHERE fault IS NULL
  WINDOW turns AS (PARTITION BY account_id ORDER BY file_no, row_no, created_at, attributes)
) d
JOIN sources s ON d.first_file = s.file_no
WHERE d.turn > 1
