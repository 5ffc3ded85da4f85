-- The first log row that shows each account of the group with each kept signal.
-- Sign-up bursts and synchronised prompts are found over the whole case; which row of the account
-- they rest on is found without doing that again.
-- in: the tables cut to the group, kept_signals, kept_uses; put in: observations, the signals' own
-- SQL; kinds, those of the kept signals, so that nothing is looked for that nobody keeps
WITH found AS (
  SELECT o.account_no, k.signal_no, o."at", o.file_no, o.row_no
  FROM ({{observations}}) o JOIN kept_signals k ON o.kind = k.kind AND o.value = k.value
  WHERE o.kind IN ({{kinds}})
  UNION ALL
  SELECT u.account_no, u.signal_no, a.created_at, a.file_no, a.row_no
  FROM kept_uses u JOIN accounts a ON u.account_no = a.account_no
  WHERE u.kind = 'signup_burst'
  UNION ALL
  SELECT u.account_no, u.signal_no, e."at", e.file_no, e.row_no
  FROM kept_uses u
  JOIN exchanges e ON u.account_no = e.account_no AND e."at" = u.first
    AND md5(lower(trim(e.prompt))) = left(u.value, 32)
  WHERE u.kind = 'synchronised_prompt'
)
SELECT account_no, signal_no, min({'moment': "at", 'file_no': file_no, 'row_no': row_no}) AS found
FROM found GROUP BY account_no, signal_no
