-- The shared values: how many accounts of the group hold each, how many others, and what that weighs.
-- bits: log2 of ((inside − 1) / (members − 1)) over ((outside + 0.5) / (others + 1)).
-- in: kept_signals, kept_uses, signal_rows, source_list, scale
SELECT shown_signal(k.kind, k.key) AS signal, k.family, k.kind, shown_value(k.kind, k.value) AS value,
       k.inside AS holders_inside, CAST(k.holders - k.inside AS INTEGER) AS holders_outside,
       CASE WHEN k.inside >= 2 THEN round(log2(((k.inside - 1) / (scale.members - 1.0))
         / ((k.holders - k.inside + 0.5) / (scale.accounts - scale.members + 1.0))), 4) END AS bits,
       shown_time(iso(x.first)) AS first_seen, shown_time(iso(x.last)) AS last_seen,
       shown_salt(salt_of('signal ' || k.key)) AS value_salt,
       sha256(salt_of('signal ' || k.key) || k.value) AS value_commitment,
       shown_file(s.file) AS source_file, x.found.row_no AS source_row, s.sha256 AS source_sha256
FROM kept_signals k
CROSS JOIN scale
JOIN (SELECT u.signal_no, min(u.first) AS first, max(u.last) AS last, min(r.found) AS found
      FROM kept_uses u LEFT JOIN signal_rows r ON u.account_no = r.account_no AND u.signal_no = r.signal_no
      GROUP BY u.signal_no) x ON k.signal_no = x.signal_no
LEFT JOIN source_list s ON x.found.file_no = s.file_no
