-- put in: the prompt as it is kept, text or sketch; whether there is one is a column of its own, which is
-- read in no time
-- in:  judged_exchanges, account_numbers, known_prompt for sketches   out: exchanges.parquet
SELECT n.account_no, j."at", j.exchange_id, {{prompt}} AS prompt, j.model, j.input_tokens, j.output_tokens,
       j.tools, j.file_no, j.row_no, j.attributes,
       {{prompt}} IS NOT NULL AS has_prompt
FROM judged_exchanges j
JOIN account_numbers n ON j.account_id = n.account_id
{{sketches}}
WHERE j.fault IS NULL
ORDER BY n.account_no, j."at", j.file_no, j.row_no
