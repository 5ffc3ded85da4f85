-- Which account of the group used which signal, when, how often, and the first log row that says so.
-- in: kept_uses, signal_rows, member_rows, source_list
SELECT shown_signal(u.kind, u.key) AS signal, u.family, u.kind, shown_account(m.account_id) AS account_id,
       CAST(m.in_group AS VARCHAR) AS in_group,
       shown_time(iso(u.first)) AS first_seen, shown_time(iso(u.last)) AS last_seen, u.times,
       shown_file(s.file) AS source_file, r.found.row_no AS source_row, s.sha256 AS source_sha256
FROM kept_uses u
JOIN member_rows m ON u.account_no = m.account_no
LEFT JOIN signal_rows r ON u.account_no = r.account_no AND u.signal_no = r.signal_no
LEFT JOIN source_list s ON r.found.file_no = s.file_no
