-- What an earlier ingest left out of sources that are not read again.
-- put in: its quarantine.csv; a name as that file has it   in: sources
-- out: file_no, row_no, column, reason
SELECT s.file_no, q.row AS row_no, coalesce(q."column", '') AS "column", q.reason
FROM read_csv({{file}}, header = true, auto_detect = false, quote = '"', escape = '"',
  columns = {'file': 'VARCHAR', 'row': 'BIGINT', 'column': 'VARCHAR', 'reason': 'VARCHAR'}) q
JOIN sources s ON q.file = {{name}}
WHERE s.is_kept
