-- A table of which rows were left out for want of an account that is there now, as far as quarantine
-- quotes its id.
-- in: earlier_quarantined, sources, account_numbers   out: table_name
SELECT DISTINCT s.table_name
FROM earlier_quarantined q
JOIN sources s ON q.file_no = s.file_no
SEMI JOIN account_numbers n
  ON q.reason = 'account_id “' || left(n.account_id, 60) || '” is not in accounts'
ORDER BY s.table_name
