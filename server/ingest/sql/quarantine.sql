-- Rows left out for what their table alone says: each once, with the first thing wrong.
-- in:  judged_{{table}}   out: file_no, row_no, column, reason
SELECT file_no, row_no, fault['column'] AS "column", fault['reason'] AS reason
FROM judged_{{table}} WHERE fault IS NOT NULL
