-- Each account's sum, step by step: prior, the best signal of each family, what speaks against it.
-- signal_bits: what the signal weighs for this account by its counts alone; taken_off: what caution
-- (limits, many values of one account, families that hang together, the kind's own frequency in a
-- small group) took from it, or, below zero, gave. The `bits` of an account's rows add up to its bits.
-- in: fact_list, member_rows, kept_signals, scale, signal_rows, accounts, source_list
WITH weighed AS (
  SELECT f.*, m.account_no, m.status, k.signal_no, k.kind AS signal_kind,
         CASE WHEN k.key IS NULL THEN NULL
              WHEN m.in_group THEN round(log2(((k.inside - 1) / (scale.members - 1.0))
                / ((k.holders - k.inside + 0.5) / (scale.accounts - scale.members + 1.0))), 4)
              ELSE round(log2((k.inside / CAST(scale.members AS DOUBLE))
                / ((k.holders - k.inside - 0.5) / (scale.accounts - scale.members))), 4) END AS signal_bits
  FROM fact_list f
  CROSS JOIN scale
  JOIN member_rows m ON f.account_id = m.account_id
  LEFT JOIN kept_signals k ON f.signal_key = k.key
)
SELECT shown_account(w.account_id) AS account_id, w.status, w.fact_no, w.step, w.family,
       shown_signal(w.signal_kind, w.signal_key) AS signal, w.fact, w.signal_bits,
       round(w.signal_bits - w.bits, 4) AS taken_off, w.bits,
       shown_file(s.file) AS source_file, coalesce(r.found.row_no, a.row_no) AS source_row,
       s.sha256 AS source_sha256
FROM weighed w
JOIN accounts a ON w.account_no = a.account_no
LEFT JOIN signal_rows r ON w.account_no = r.account_no AND w.signal_no = r.signal_no
LEFT JOIN source_list s ON coalesce(r.found.file_no, a.file_no) = s.file_no
