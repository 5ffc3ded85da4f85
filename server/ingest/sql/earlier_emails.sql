-- E-mail addresses as an earlier ingest took them apart.
-- put in: the earlier accounts as Parquet   out: value, mailbox, domain, shape, local_stem
SELECT DISTINCT email, email_normalised, email_domain, email_shape, email_local_stem
FROM read_parquet({{accounts}})
WHERE email_normalised IS NOT NULL
