-- The prompts that more than one account sent, and perhaps a few more: their hashes decide.
-- in:  exchanges, prompt_hashes   out: account_no, at, prompt, file_no, row_no
SELECT e.account_no, e."at", e.prompt, e.file_no, e.row_no
FROM exchanges e
SEMI JOIN (
  SELECT file_no, row_no FROM prompt_hashes
  WHERE prompt_hash IN (SELECT prompt_hash FROM prompt_hashes
                        GROUP BY prompt_hash HAVING min(account_no) <> max(account_no))
) s ON e.file_no = s.file_no AND e.row_no = s.row_no
