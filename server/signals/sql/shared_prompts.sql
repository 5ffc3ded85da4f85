-- The prompts that more than one account sent, as the content stage found them.
-- in:  exchanges, shared_rows(file_no, row_no)   out: account_no, at, prompt, file_no, row_no
SELECT e.account_no, e."at", e.prompt, e.file_no, e.row_no
FROM exchanges e SEMI JOIN shared_rows s ON e.file_no = s.file_no AND e.row_no = s.row_no
