-- How many accounts of earlier tables are none now: their rows would have to go.
-- put in: the earlier accounts as Parquet   in: account_numbers   out: n
SELECT count(*)::INTEGER AS n
FROM read_parquet({{accounts}}) e ANTI JOIN account_numbers n ON e.account_id = n.account_id
