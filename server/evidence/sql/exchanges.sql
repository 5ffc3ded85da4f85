-- The index of every exchange of the accounts in `accounts`: what was sent when, as a hash.
-- in: exchanges, member_rows, source_list; put in: prompt, its column where it was asked for; range, a part of the accounts
SELECT shown_account(m.account_id) AS account_id, shown_time(iso(e."at")) AS "at",
       shown_exchange(e.exchange_id) AS exchange_id, shown_trait(e.model) AS model,
       CAST(e.input_tokens AS BIGINT) AS input_tokens, CAST(e.output_tokens AS BIGINT) AS output_tokens,
       prompt_hash_of(e.prompt) AS prompt_hash{{prompt}},
       shown_file(s.file) AS source_file, e.row_no AS source_row, s.sha256 AS source_sha256
FROM exchanges e
JOIN member_rows m ON e.account_no = m.account_no
JOIN source_list s ON e.file_no = s.file_no
WHERE true{{range}}
