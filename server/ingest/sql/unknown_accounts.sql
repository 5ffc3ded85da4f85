-- Rows of accounts that the accounts table lacks.
-- in:  judged_{{table}}, account_numbers   out: file_no, row_no, column, reason
SELECT j.file_no, j.row_no, 'account_id' AS "column",
       'account_id “' || left(j.account_id, 60) || '” is not in accounts' AS reason
FROM judged_{{table}} j
WHERE j.fault IS NULL AND j.account_id NOT IN (SELECT account_id FROM account_numbers)
