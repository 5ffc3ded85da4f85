-- Whose prompts are the same up to case and space around them, by a 64-bit hash of the text. To trim
-- costs half of this where it is done to every prompt: one that begins with a visible character of
-- ASCII and ends with none of Unicode's spaces is left as it is.
-- in:  exchanges   out: account_no, file_no, row_no, prompt_hash
SELECT account_no, file_no, row_no,
       hash(lower(CASE
         WHEN unicode(prompt) BETWEEN 33 AND 126 AND NOT (
           suffix(prompt, ' ') OR suffix(prompt, chr(160)) OR suffix(prompt, chr(5760))
           OR suffix(prompt, chr(8192)) OR suffix(prompt, chr(8193)) OR suffix(prompt, chr(8194))
           OR suffix(prompt, chr(8195)) OR suffix(prompt, chr(8196)) OR suffix(prompt, chr(8197))
           OR suffix(prompt, chr(8198)) OR suffix(prompt, chr(8199)) OR suffix(prompt, chr(8200))
           OR suffix(prompt, chr(8201)) OR suffix(prompt, chr(8202)) OR suffix(prompt, chr(8239))
           OR suffix(prompt, chr(8287)) OR suffix(prompt, chr(12288)))
         THEN prompt ELSE trim(prompt) END)) AS prompt_hash
FROM exchanges
WHERE prompt IS NOT NULL
