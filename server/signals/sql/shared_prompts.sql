-- The prompts that more than one account sent, and perhaps a few more: their hashes decide.
-- in:  exchanges   out: account_no, at, prompt, file_no, row_no
SELECT account_no, "at", prompt, file_no, row_no
FROM exchanges
WHERE prompt_hash IN (
  SELECT prompt_hash FROM exchanges WHERE prompt_hash IS NOT NULL
  GROUP BY prompt_hash HAVING min(account_no) <> max(account_no))
