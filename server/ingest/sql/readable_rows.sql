-- Rows of a table's sources that were read now, without those that no reader could read; before its
-- rows are judged.
-- put in: the table's name   in: sources, quarantined   out: n
SELECT CAST(coalesce(sum(s.rows - coalesce(broken.rows, 0)), 0) AS BIGINT) AS n
FROM sources s
LEFT JOIN (SELECT file_no, count(*) AS rows FROM quarantined GROUP BY file_no) broken
  ON s.file_no = broken.file_no
WHERE s.table_name = {{table}} AND NOT s.is_kept
