-- Observations of the payment family: which instrument, and which name on which card range. What a
-- wallet of a payment service pays is an instrument like a card; gift cards are bought and handed out.
-- in:  payments   out: account_no, kind, value, at, source_table, file_no, row_no
SELECT account_no,
       CASE lower(coalesce(method, ''))
         WHEN 'crypto' THEN 'wallet'
         WHEN 'gift_card' THEN 'gift_card'
         ELSE 'instrument'
       END AS kind,
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
