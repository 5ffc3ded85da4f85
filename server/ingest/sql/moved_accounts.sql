-- The numbers of accounts in earlier tables, and now.
-- put in: the earlier accounts as Parquet   in: account_numbers   out: was, account_no
SELECT e.account_no AS was, n.account_no
FROM read_parquet({{accounts}}) e JOIN account_numbers n ON e.account_id = n.account_id
