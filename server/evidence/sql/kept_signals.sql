-- Signals that at least two accounts of the group hold, and those that a fact names.
-- in: uses, signals, member_rows, fact_list, scale
SELECT s.signal_no, s.key, s.family, s.kind, s.value, s.holders,
       CAST(count(*) FILTER (WHERE m.in_group) AS INTEGER) AS inside
FROM uses u JOIN member_rows m ON u.account_no = m.account_no JOIN signals s ON u.signal_no = s.signal_no
GROUP BY s.signal_no, s.key, s.family, s.kind, s.value, s.holders
HAVING count(*) FILTER (WHERE m.in_group) >= 2 OR s.key IN (SELECT signal_key FROM fact_list)
