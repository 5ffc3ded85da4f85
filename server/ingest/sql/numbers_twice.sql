-- Numbers of accounts that were told anew once before.
-- put in: file of (was, account_no) then   in: moved_accounts(was, account_no)   out: was, account_no
SELECT t.was, m.account_no
FROM read_parquet({{numbers}}) t JOIN moved_accounts m ON t.account_no = m.was
ORDER BY t.was
