-- The other groups of the run that hold any of this group's signals, and how they were judged.
-- in: group_list, group_accounts, accounts, uses, kept_signals, scale
SELECT g.group_id, g.verdict, g.leading, g.accounts,
       CAST(count(DISTINCT u.signal_no) AS INTEGER) AS shared_signals
FROM group_list g
JOIN group_accounts ga ON g.group_id = ga.group_id
JOIN accounts a ON ga.account_id = a.account_id
JOIN uses u ON a.account_no = u.account_no
JOIN kept_signals k ON u.signal_no = k.signal_no
CROSS JOIN scale
WHERE g.group_id <> scale.operator_id
GROUP BY g.group_id, g.verdict, g.leading, g.accounts
