-- How many of a table's rows were left out because their time has not come.
-- put in: the table's name   in: quarantined, sources   out: n
SELECT count(*)::INTEGER AS n
FROM quarantined q JOIN sources s ON q.file_no = s.file_no
WHERE s.table_name = {{table}} AND ends_with(q.reason, 'lies in the future')
