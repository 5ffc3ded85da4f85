-- Dense numbers of the accounts that are kept, in order of id.
-- in:  judged_accounts   out: account_numbers
SELECT account_id, CAST(row_number() OVER (ORDER BY account_id) - 1 AS INTEGER) AS account_no
FROM (SELECT DISTINCT account_id FROM judged_accounts WHERE fault IS NULL)
