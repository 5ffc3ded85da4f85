-- Numbers of accounts where their files are those of an earlier ingest.
-- put in: the earlier accounts as Parquet   out: account_numbers
SELECT account_id, account_no FROM read_parquet({{accounts}})
