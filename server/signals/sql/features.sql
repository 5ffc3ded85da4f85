-- How each account behaves: one row an account, counts only, so that shares are taken where a
-- minimum of observations is known.
-- Local hours follow the zone the account names most often, of several the last by name, so that the
-- order of rows does not decide; without one they are not known. Clocks
-- are asked once a quarter of an hour and zone: since 1972 every zone's offset is whole quarters.
-- in:  accounts, payments, sessions, exchanges, template_uses, zones(name), uses, signals
-- out: account_no, created_s, org_verified, email_domain, exchanges, active_days, first_at, last_at,
--      local_exchanges, night_exchanges, weekend_exchanges, prompts, template_prompts,
--      instruments, sole_instruments, devices, sole_devices
WITH zone_of AS (
  SELECT account_no, arg_max(timezone, (n, timezone)) AS zone
  FROM (SELECT account_no, timezone, count(*) AS n FROM sessions
        WHERE timezone IN (SELECT name FROM zones) GROUP BY account_no, timezone)
  GROUP BY account_no
),
quarters AS (
  SELECT e.account_no, z.zone, time_bucket(INTERVAL 15 MINUTE, e."at") AS quarter
  FROM exchanges e JOIN zone_of z ON e.account_no = z.account_no
),
clocks AS (
  SELECT zone, quarter, timezone(zone, timezone('UTC', quarter)) AS local_at
  FROM (SELECT DISTINCT zone, quarter FROM quarters)
),
local_hours AS (
  SELECT q.account_no, count(*) AS local_exchanges,
         count(*) FILTER (WHERE extract(hour FROM c.local_at) < 6) AS night_exchanges,
         count(*) FILTER (WHERE extract(isodow FROM c.local_at) >= 6) AS weekend_exchanges
  FROM quarters q JOIN clocks c ON q.zone = c.zone AND q.quarter = c.quarter
  GROUP BY q.account_no
),
activity AS (
  SELECT account_no, count(*) AS exchanges, count(DISTINCT CAST("at" AS DATE)) AS active_days,
         count(*) FILTER (WHERE has_prompt) AS prompts
  FROM exchanges GROUP BY account_no
),
span AS (
  SELECT account_no, min("at") AS first_at, max("at") AS last_at
  FROM (SELECT account_no, "at" FROM exchanges UNION ALL SELECT account_no, "at" FROM sessions
        UNION ALL SELECT account_no, "at" FROM payments)
  GROUP BY account_no
),
templated AS (
  SELECT account_no, count(*) AS template_prompts
  FROM (SELECT DISTINCT account_no, file_no, row_no FROM template_uses) GROUP BY account_no
),
paying AS (
  SELECT account_no, count(DISTINCT instrument_id) AS instruments FROM payments
  WHERE instrument_id IS NOT NULL GROUP BY account_no
),
using_devices AS (
  SELECT account_no, count(DISTINCT device_id) AS devices FROM sessions
  WHERE device_id IS NOT NULL GROUP BY account_no
),
shared AS (
  SELECT u.account_no,
         count(*) FILTER (WHERE s.kind IN ('instrument', 'wallet', 'gift_card')) AS shared_instruments,
         count(*) FILTER (WHERE s.kind = 'device') AS shared_devices
  FROM uses u JOIN signals s ON u.signal_no = s.signal_no GROUP BY u.account_no
)
SELECT a.account_no, epoch(a.created_at) AS created_s, a.org_verified, a.email_domain,
       coalesce(y.exchanges, 0) AS exchanges, coalesce(y.active_days, 0) AS active_days,
       p.first_at, p.last_at,
       coalesce(h.local_exchanges, 0) AS local_exchanges,
       coalesce(h.night_exchanges, 0) AS night_exchanges,
       coalesce(h.weekend_exchanges, 0) AS weekend_exchanges,
       coalesce(y.prompts, 0) AS prompts, coalesce(t.template_prompts, 0) AS template_prompts,
       coalesce(i.instruments, 0) AS instruments,
       coalesce(i.instruments, 0) - least(coalesce(i.instruments, 0), coalesce(s.shared_instruments, 0)) AS sole_instruments,
       coalesce(d.devices, 0) AS devices,
       coalesce(d.devices, 0) - least(coalesce(d.devices, 0), coalesce(s.shared_devices, 0)) AS sole_devices
FROM accounts a
LEFT JOIN activity y ON a.account_no = y.account_no
LEFT JOIN span p ON a.account_no = p.account_no
LEFT JOIN local_hours h ON a.account_no = h.account_no
LEFT JOIN templated t ON a.account_no = t.account_no
LEFT JOIN paying i ON a.account_no = i.account_no
LEFT JOIN using_devices d ON a.account_no = d.account_no
LEFT JOIN shared s ON a.account_no = s.account_no
ORDER BY a.account_no
