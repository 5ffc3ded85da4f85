-- Observations of the payment family: which instrument, and which name on which card range.
-- in:  payments   out: account_no, kind, value, at, source_table, file_no, row_no
SELECT account_no,
       CASE WHEN lower(coalesce(method, '')) IN ('crypto', 'wallet') THEN 'wallet' ELSE 'instrument' END AS kind,
       instrument_id AS value, "at", 'payments' AS source_table, file_no, row_no
FROM payments
WHERE instrument_id IS NOT NULL
UNION ALL
SELECT account_no, 'bin_name' AS kind, bin || ' ' || billing_name_normalised AS value,
       "at", 'payments' AS source_table, file_no, row_no
FROM payments
WHERE bin IS NOT NULL AND billing_name_normalised IS NOT NULL
UNION ALL
SELECT account_no, 'billing_name' AS kind, billing_name_normalised AS value,
       "at", 'payments' AS source_table, file_no, row_no
FROM payments
WHERE billing_name_normalised IS NOT NULL
