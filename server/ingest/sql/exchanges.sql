-- put in: the prompt as it is kept, text or sketch; its hash
-- in:  judged_exchanges, account_numbers, known_prompt for sketches   out: exchanges.parquet
SELECT n.account_no, j."at", j.exchange_id, {{prompt}} AS prompt, j.model, j.input_tokens, j.output_tokens,
       j.tools, j.file_no, j.row_no, j.attributes,
       {{hash}} AS prompt_hash
FROM judged_exchanges j
JOIN account_numbers n ON j.account_id = n.account_id
{{sketches}}
WHERE j.fault IS NULL
ORDER BY n.account_no, j."at", j.file_no, j.row_no
