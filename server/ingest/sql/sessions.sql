-- in:  judged_sessions, account_numbers   out: sessions.parquet
SELECT n.account_no, j."at", j.ip, j.canonical AS ip_canonical, j.slash24 AS ip_slash24,
       j.slash48 AS ip_slash48, j.slash64 AS ip_slash64, j.user_agent, j.device_id,
       j.tls_fingerprint, j.timezone, j.language, j.asn, j.file_no, j.row_no, j.attributes
FROM judged_sessions j
JOIN account_numbers n ON j.account_id = n.account_id
WHERE j.fault IS NULL
ORDER BY n.account_no, j."at", j.file_no, j.row_no
