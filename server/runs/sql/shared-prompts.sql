-- The prompts that more than one account sent, and some that are nearly alike: their fingerprints
-- decide, of which case, spaces and digits make no difference. Blank prompts are not among them.
-- put in: candidates, account_no, file_no, row_no, one, other   out: file_no, row_no
SELECT c.file_no, c.row_no
FROM {{candidates}} c
SEMI JOIN (
  SELECT one, other FROM {{candidates}} GROUP BY one, other HAVING min(account_no) <> max(account_no)
) s ON c.one = s.one AND c.other = s.other
