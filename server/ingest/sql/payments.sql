-- in:  judged_payments, known_billing_name, account_numbers   out: payments.parquet
SELECT n.account_no, j."at", j.payment_id, j.method, j.instrument_id, j.bin, j.last4,
       j.billing_name, b.normalised AS billing_name_normalised, j.billing_country, j.amount_usd,
       j.outcome, j.file_no, j.row_no, j.attributes
FROM judged_payments j
JOIN account_numbers n ON j.account_id = n.account_id
LEFT JOIN known_billing_name b ON j.billing_name = b.value
WHERE j.fault IS NULL
ORDER BY n.account_no, j."at", j.file_no, j.row_no
