-- Observations of the identity family: what the account said of itself when it signed up.
-- `mailbox` is the address behind plus-tags and dots: two accounts of one mailbox are one person's.
-- in:  accounts   out: account_no, kind, value, at, source_table, file_no, row_no
SELECT account_no, 'mailbox' AS kind, email_normalised AS value, created_at AS "at",
       'accounts' AS source_table, file_no, row_no
FROM accounts WHERE email_normalised IS NOT NULL
UNION ALL
SELECT account_no, 'email_domain' AS kind, email_domain AS value, created_at AS "at",
       'accounts' AS source_table, file_no, row_no
FROM accounts WHERE email_domain IS NOT NULL
UNION ALL
SELECT account_no, 'email_shape' AS kind, email_shape || '@' || coalesce(email_domain, '') AS value, created_at AS "at",
       'accounts' AS source_table, file_no, row_no
FROM accounts WHERE email_shape IS NOT NULL
UNION ALL
SELECT account_no, 'phone' AS kind, phone_hash AS value, created_at AS "at",
       'accounts' AS source_table, file_no, row_no
FROM accounts WHERE phone_hash IS NOT NULL
UNION ALL
SELECT account_no, 'referral' AS kind, referral_code AS value, created_at AS "at",
       'accounts' AS source_table, file_no, row_no
FROM accounts WHERE referral_code IS NOT NULL
UNION ALL
SELECT account_no, 'org' AS kind, org_id AS value, created_at AS "at",
       'accounts' AS source_table, file_no, row_no
FROM accounts WHERE org_id IS NOT NULL
