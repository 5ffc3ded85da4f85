-- in:  judged_labels, account_numbers, quarantined   out: labels.parquet
SELECT n.account_no, j.label, j.source, j."at", j.file_no, j.row_no, j.attributes
FROM judged_labels j
JOIN account_numbers n ON j.account_id = n.account_id
WHERE NOT EXISTS (FROM quarantined q WHERE q.file_no = j.file_no AND q.row_no = j.row_no)
ORDER BY n.account_no, j."at", j.file_no, j.row_no
