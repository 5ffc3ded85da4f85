-- One row an account, the first of its id. Dense numbers in order of id.
-- in:  judged_accounts, known_email, account_numbers   out: accounts.parquet
SELECT n.account_no, j.account_id, j.created_at, j.email, j.phone_hash, j.org_id, j.org_verified,
       j.country, j.plan, j.status, j.referral_code,
       e.mailbox AS email_normalised, e.domain AS email_domain, e.shape AS email_shape,
       e.local_stem AS email_local_stem,
       j.file_no, j.row_no, j.attributes
FROM (
  SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY file_no, row_no, created_at, attributes) AS turn
  FROM judged_accounts WHERE fault IS NULL
) j
JOIN account_numbers n ON j.account_id = n.account_id
LEFT JOIN known_email e ON j.email = e.value
WHERE j.turn = 1
ORDER BY n.account_no
