-- Observations of the device family: the device, its TLS handshake, its browser's name.
-- in:  sessions   out: account_no, kind, value, at, source_table, file_no, row_no
SELECT account_no, 'device' AS kind, device_id AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE device_id IS NOT NULL
UNION ALL
SELECT account_no, 'tls' AS kind, tls_fingerprint AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE tls_fingerprint IS NOT NULL
UNION ALL
SELECT account_no, 'user_agent' AS kind, user_agent AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE user_agent IS NOT NULL
