-- in:  judged_labels, account_numbers   out: labels.parquet
SELECT n.account_no, j.label, j.source, j."at", j.file_no, j.row_no, j.attributes
FROM judged_labels j
JOIN account_numbers n ON j.account_id = n.account_id
WHERE j.fault IS NULL
ORDER BY n.account_no, j."at", j.file_no, j.row_no
