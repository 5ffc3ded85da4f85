-- Sign-ups and exchanges of the attributed accounts by day (UTC).
-- in: member_rows, accounts, exchanges
SELECT strftime(day, '%Y-%m-%d') AS day, CAST(sum(signups) AS BIGINT) AS signups,
       CAST(sum(exchanges) AS BIGINT) AS exchanges
FROM (
  SELECT CAST(a.created_at AS DATE) AS day, 1 AS signups, 0 AS exchanges
  FROM member_rows m JOIN accounts a ON m.account_no = a.account_no WHERE m.status = 'attributed'
  UNION ALL
  SELECT CAST(e."at" AS DATE), 0, 1
  FROM member_rows m JOIN exchanges e ON m.account_no = e.account_no WHERE m.status = 'attributed'
)
GROUP BY day
