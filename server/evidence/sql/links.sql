-- The strongest links between accounts of the operator, with the log rows of what joins each best.
-- in: link_rows, link_signals, member_rows, kept_signals, signal_rows, source_list
WITH best AS (
  SELECT l.link_no, k.signal_no, row_number() OVER (PARTITION BY l.link_no ORDER BY l.place) AS turn
  FROM link_signals l JOIN kept_signals k ON l.signal_key = k.key
),
named AS (
  SELECT l.link_no, string_agg(shown_signal(k.kind, k.key), ';' ORDER BY l.place) AS signals
  FROM link_signals l JOIN kept_signals k ON l.signal_key = k.key GROUP BY l.link_no
)
SELECT least(shown_account(l.account_a), shown_account(l.account_b)) AS account_a,
       greatest(shown_account(l.account_a), shown_account(l.account_b)) AS account_b,
       l.bits, l.families, n.signals,
       shown_file(sa.file) AS source_file_a, ra.found.row_no AS source_row_a, sa.sha256 AS source_sha256_a,
       shown_file(sb.file) AS source_file_b, rb.found.row_no AS source_row_b, sb.sha256 AS source_sha256_b
FROM (SELECT link_no, bits, families,
             CASE WHEN shown_account(account_a) <= shown_account(account_b) THEN account_a ELSE account_b END AS account_a,
             CASE WHEN shown_account(account_a) <= shown_account(account_b) THEN account_b ELSE account_a END AS account_b
      FROM link_rows) l
JOIN named n ON l.link_no = n.link_no
LEFT JOIN best b ON l.link_no = b.link_no AND b.turn = 1
JOIN member_rows ma ON l.account_a = ma.account_id
JOIN member_rows mb ON l.account_b = mb.account_id
LEFT JOIN signal_rows ra ON ma.account_no = ra.account_no AND b.signal_no = ra.signal_no
LEFT JOIN signal_rows rb ON mb.account_no = rb.account_no AND b.signal_no = rb.signal_no
LEFT JOIN source_list sa ON ra.found.file_no = sa.file_no
LEFT JOIN source_list sb ON rb.found.file_no = sb.file_no
