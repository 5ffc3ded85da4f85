-- Rows left out for what their table alone says, each with the first thing wrong, and rows of accounts
-- that the accounts table lacks: in one reading of the table.
-- in:  judged_{{table}}, account_numbers   out: file_no, row_no, column, reason
SELECT j.file_no, j.row_no,
       CASE WHEN j.fault IS NULL THEN 'account_id' ELSE j.fault['column'] END AS "column",
       CASE WHEN j.fault IS NULL THEN 'account_id “' || left(j.account_id, 60) || '” is not in accounts'
            ELSE j.fault['reason'] END AS reason
FROM judged_{{table}} j
LEFT JOIN account_numbers n ON j.account_id = n.account_id
WHERE j.fault IS NOT NULL OR n.account_no IS NULL
