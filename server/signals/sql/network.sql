-- Observations of the network family, from the single address to the autonomous system.
-- in:  sessions   out: account_no, kind, value, at, source_table, file_no, row_no
SELECT account_no, 'address' AS kind, ip_canonical AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE ip_canonical IS NOT NULL
UNION ALL
SELECT account_no, 'slash24' AS kind, ip_slash24 AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE ip_slash24 IS NOT NULL
UNION ALL
SELECT account_no, 'slash48' AS kind, ip_slash48 AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE ip_slash48 IS NOT NULL
UNION ALL
SELECT account_no, 'slash64' AS kind, ip_slash64 AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE ip_slash64 IS NOT NULL
UNION ALL
SELECT account_no, 'asn' AS kind, upper(asn) AS value, "at", 'sessions' AS source_table, file_no, row_no
FROM sessions WHERE asn IS NOT NULL
