-- Of each device and address range: how many holders left it behind, that is used it in the first days
-- of the account alone and went on without it for a week and more. Of a value that nearly all left
-- behind the maker of the accounts is known, not who works with them.
-- in:  accounts, uses, signals, features   out: signal_no, left_behind
SELECT u.signal_no,
       CAST(count(*) FILTER (WHERE u.last <= a.created_at + INTERVAL 3 DAY
                               AND f.last_at >= u.last + INTERVAL 7 DAY) AS INTEGER) AS left_behind
FROM uses u
JOIN signals s ON s.signal_no = u.signal_no
JOIN accounts a ON a.account_no = u.account_no
JOIN features f ON f.account_no = u.account_no
WHERE s.kind IN ('device', 'address', 'slash24', 'slash48', 'slash64')
GROUP BY u.signal_no
