-- Observations of the content family: the template a prompt was made from (template_uses is what
-- the content kernel found), and the very same prompt from several accounts.
-- in:  template_uses, exchanges   out: account_no, kind, value, at, source_table, file_no, row_no
SELECT account_no, 'template' AS kind, value, "at", 'exchanges' AS source_table, file_no, row_no
FROM template_uses
UNION ALL
SELECT account_no, 'same_prompt' AS kind, left(lower(trim(prompt)), 80) || ' #' || md5(lower(trim(prompt))) AS value, "at",
       'exchanges' AS source_table, file_no, row_no
FROM exchanges
WHERE prompt IS NOT NULL AND length(prompt) >= 16
