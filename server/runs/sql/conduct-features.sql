-- How each group worked, over all exchanges of its members: one row a group that has any. Hours are
-- kept as 24 bits a day and account, so that one pass over the exchanges is enough.
-- in:  exchanges(account_no, at), conduct_members(group_no, account_no)
-- out: group_no, accounts, exchanges, account_days, span_hours, active_hours, member_hours (median),
--      hour_counts (24 counts, joined by commas)
WITH by_day AS MATERIALIZED (
  SELECT m.group_no, e.account_no, CAST(e."at" AS DATE) AS day,
         bit_or(1::INTEGER << extract(hour FROM e."at")::INTEGER) AS hours,
         count(*) AS exchanges, min(e."at") AS first, max(e."at") AS last
  FROM exchanges e JOIN conduct_members m ON e.account_no = m.account_no
  GROUP BY ALL
),
by_account AS (
  SELECT group_no, account_no, sum(bit_count(hours)) AS active_hours, count(*) AS days,
         sum(exchanges) AS exchanges, min(first) AS first, max(last) AS last
  FROM by_day GROUP BY group_no, account_no
),
of_members AS (
  SELECT group_no, count(*) AS accounts, sum(exchanges) AS exchanges, sum(days) AS account_days,
         median(active_hours) AS member_hours, min(first) AS first, max(last) AS last
  FROM by_account GROUP BY group_no
),
together AS (
  SELECT group_no, sum(bit_count(hours)) AS active_hours
  FROM (SELECT group_no, day, bit_or(hours) AS hours FROM by_day GROUP BY group_no, day)
  GROUP BY group_no
),
by_hour AS (
  SELECT m.group_no, extract(hour FROM e."at") AS hour, count(*) AS n
  FROM exchanges e JOIN conduct_members m ON e.account_no = m.account_no
  GROUP BY ALL
),
of_hours AS (
  SELECT g.group_no, array_to_string(list(coalesce(b.n, 0) ORDER BY h.hour), ',') AS hour_counts
  FROM of_members g CROSS JOIN (SELECT unnest(range(24)) AS hour) h
  LEFT JOIN by_hour b ON b.group_no = g.group_no AND b.hour = h.hour
  GROUP BY g.group_no
)
SELECT o.group_no, o.accounts::INTEGER, o.exchanges::DOUBLE, o.account_days::DOUBLE,
       (date_diff('hour', date_trunc('hour', o.first), date_trunc('hour', o.last)) + 1)::DOUBLE AS span_hours,
       t.active_hours::DOUBLE, o.member_hours::DOUBLE, h.hour_counts
FROM of_members o
JOIN together t ON o.group_no = t.group_no
JOIN of_hours h ON o.group_no = h.group_no
