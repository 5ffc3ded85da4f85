import type { DuckDBConnection } from '@duckdb/node-api';
import type { ScalePlan } from './plan.js';
import { FIXED, PHRASES } from './pools.js';

/** First second of the logs: 2026-01-01. */
export const FROM_S = 1_767_225_600;
export const DAY_S = 86_400;

/**
 * Chance as SQL macros: everything follows from the seed, the name of what is drawn, and who draws.
 * `u` lies in [0, 1), `pick` is a whole number below `count`, `hex` 16 digits.
 */
export const macros = (seed: number): readonly string[] => [
  `CREATE MACRO draw(what, a, b) AS hash(what, a::BIGINT, b::BIGINT, ${seed}::BIGINT)`,
  'CREATE MACRO u(what, a, b) AS (draw(what, a, b) >> 11)::DOUBLE / 9007199254740992.0',
  'CREATE MACRO pick(what, a, b, many) AS (draw(what, a, b) % greatest(many, 1)::UBIGINT)::INTEGER',
  `CREATE MACRO hex(what, a, b) AS lpad(to_hex(draw(what, a, b)), 16, '0')`,
  `CREATE MACRO lognormal(what, a, middle, sigma) AS
     middle * exp(sigma * sqrt(-2 * ln(1 - u(what, a, 1))) * cos(2 * pi() * u(what, a, 2)))`,
  // The n-th /24 of those that may be given out: a bijection, so that no two are equal.
  `CREATE MACRO prefix(no) AS (SELECT CAST(11 + (no % 88) AS VARCHAR) || '.' || CAST((no // 88 * 40503 % 65536) // 256 AS VARCHAR)
     || '.' || CAST((no // 88 * 40503 % 65536) % 256 AS VARCHAR))`,
];

/** Ranges by purpose: how many, in numbers behind each other. */
interface Ranges {
  readonly homesEach: number;
  readonly mobileFrom: number;
  readonly mobileEach: number;
  readonly exitsFrom: number;
  readonly exits: number;
  readonly crowdsFrom: number;
  readonly operatorsFrom: number;
}
const PLACES = 13;

/** Homes are about eight customers a /24 and phones six hundred behind each range of a carrier. */
function planRanges(plan: ScalePlan): Ranges {
  const homesEach = Math.ceil(plan.people / PLACES / 8);
  const mobileEach = Math.max(1, Math.ceil(plan.people / PLACES / 600));
  const mobileFrom = PLACES * homesEach;
  const exitsFrom = mobileFrom + PLACES * mobileEach;
  const exits = Math.max(15, Math.ceil(plan.people / 600));
  const crowdsFrom = exitsFrom + exits;
  return {
    homesEach,
    mobileFrom,
    mobileEach,
    exitsFrom,
    exits,
    crowdsFrom,
    operatorsFrom: crowdsFrom + 4 * plan.crowds.length,
  };
}

/** The table `people`: who everybody is and what he uses, one row each. */
export async function createPeople(connection: DuckDBConnection, plan: ScalePlan): Promise<void> {
  const r = planRanges(plan);
  await connection.run(`CREATE TABLE people AS
    WITH placed AS (
      SELECT n::INTEGER AS n, o.operator, o.style, o.size AS operator_size, o.waves, o.clock, o.each, o.text_first AS template_first, o.texts AS templates,
             c.crowd, c.kind, c.size AS crowd_size, c.text_first, c.texts, c.first AS crowd_first,
             pick('place', n, 0, 100) AS slot,
             CASE WHEN o.waves IS NOT NULL THEN floor(u('wave', n, 0) * o.waves)::INTEGER ELSE 0 END AS wave
      FROM range(${plan.people}) r(n)
      -- By number and not by range: DuckDB 1.5 crashes on a join by ranges of more than two blocks of rows.
      LEFT JOIN (SELECT *, unnest(range(first, first + size)) AS member FROM operators) o ON n = o.member
      LEFT JOIN (SELECT *, unnest(range(first, first + size)) AS member FROM crowds) c ON n = c.member
    ),
    named AS (
      SELECT p.*, l.place, l.code, l.zone, l.ahead_m, l.language,
             -- A household has one family name; an operator's cards a stack of holders.
             pick('given', n, 0, 1000000) AS given_no,
             CASE WHEN kind IN ('household', 'family-plan') THEN pick('family', crowd, 1, 1000000) ELSE pick('family', n, 0, 1000000) END AS family_no,
             coalesce(kind, '') AS k
      FROM placed p JOIN places l ON p.slot = l.slot
    )
    SELECT n, 'acc_' || left(hex('id', n, 0), 14) AS account_id,
      CASE WHEN operator IS NOT NULL THEN 'operator' ELSE coalesce(kind, 'ordinary') END AS class,
      operator, style, wave, waves, clock, operator_size, template_first, templates, crowd, k, crowd_size, text_first, texts,
      code, zone, ahead_m, language, place, g.name AS given, f.name AS family,
      -- Sign-up: over a year and a half; a farm's in two weeks before its wave, a hackathon's on its day.
      ${FROM_S} + (CASE
        WHEN operator IS NOT NULL THEN (wave * ${plan.days} / waves - 10 + (CASE WHEN u('burst', n, 0) < 0.5 THEN pick('burst day', operator, pick('burst no', n, 0, 4), 12) + 0.02 * u('burst time', n, 0) ELSE 12 * u('opened', n, 0) END)) * ${DAY_S}
        WHEN k = 'hackathon' THEN (pick('event day', crowd, 0, ${plan.days - 10}) - 5) * ${DAY_S} + 43200 - ahead_m * 60 + 20000 * u('arrived', n, 0)
        WHEN k = 'mooc' THEN (pick('term', crowd, 0, 60) - 20) * ${DAY_S} + 10 * ${DAY_S} * u('enrolled', n, 0)
        ELSE (-450 + ${450 + plan.days - 5} * u('opened', n, 0)) * ${DAY_S} END)::INTEGER AS created_s,
      greatest(1, CASE
        WHEN operator IS NOT NULL THEN round(lognormal('volume', n, each * 0.93, 0.38))
        ELSE least(${40 * plan.ordinaryMean}, round(lognormal('volume', n, ${plan.ordinaryMean * 0.42}, 1.35))) END)::INTEGER AS exchanges,
      -- Clients: an operator's go with its devices.
      CASE WHEN operator IS NOT NULL AND style <> 'virtual-cards' THEN operator * 1000000 + wave * 100000 + pick('device', n, 0, greatest(1, operator_size // waves // 6))
           END AS pool_device,
      CASE WHEN operator IS NULL AND k IN ('household', 'campus') AND u('shared machine', n, 0) < 0.25
           THEN crowd * 200 + pick('machine', n, 0, greatest(1, crowd_size // 15)) END AS crowd_device,
      1 + (CASE WHEN operator IS NOT NULL THEN 0 WHEN u('devices', n, 0) < 0.62 THEN 0 WHEN u('devices', n, 0) < 0.9 THEN 1 ELSE 2 END) AS devices,
      -- Money.
      CASE WHEN operator IS NOT NULL AND style <> 'virtual-cards' THEN 'card_' || left(hex('op card', operator * 100 + wave, pick('card', n, 0, greatest(1, operator_size // waves // 15))), 14)
           WHEN operator IS NOT NULL THEN 'card_' || left(hex('own card', n, 0), 14)
           WHEN k IN ('family-plan', 'startup', 'reseller') OR k = 'household' AND u('family card', n, 0) < 0.5 OR k = 'company' AND u('firm card', crowd, 0) < 0.7
             THEN 'card_' || left(hex('crowd card', crowd, 0), 14)
           WHEN u('pays', n, 0) < 0.4 THEN 'card_' || left(hex('own card', n, 0), 14) END AS card,
      CASE WHEN operator IS NOT NULL THEN '4' || lpad(CAST(pick('bin', operator, pick('bin no', n, 0, 3), 100000) AS VARCHAR), 5, '0')
           ELSE CAST(3 + pick('scheme', pick('bank', n, 0, 240), 0, 3) AS VARCHAR) || lpad(CAST(pick('issuer', pick('bank', n, 0, 240), 0, 100000) AS VARCHAR), 5, '0') END AS bin,
      CASE WHEN operator IS NOT NULL THEN pick('holder', n, 0, greatest(2, operator_size // 40)) END AS holder,
      -- Addresses: numbers of ranges. A person has a line at home, perhaps a phone, perhaps a VPN.
      CASE WHEN operator IS NULL THEN place * ${r.homesEach} + pick('home', n, 0, ${r.homesEach}) END AS home,
      CASE WHEN operator IS NULL AND u('phone', n, 0) < 0.5 THEN ${r.mobileFrom} + place * ${r.mobileEach} + pick('carrier', n, 0, ${r.mobileEach}) END AS mobile,
      CASE WHEN operator IS NULL AND u('vpn', n, 0) < 0.06 THEN ${r.exitsFrom} + pick('exit', n, 0, ${r.exits}) END AS vpn,
      CASE WHEN k IN ('company', 'startup', 'campus', 'hackathon', 'office-nat', 'coworking') THEN ${r.crowdsFrom} + crowd * 4
             + pick('egress', n, 0, CASE k WHEN 'campus' THEN 4 WHEN 'company' THEN 2 ELSE 1 END) END AS site,
      operator IS NULL AND u('hub address', n, 0) < ${plan.hubAddress} AS behind_hub,
      operator IS NULL AND u('hub text', n, 0) < ${plan.hubText} AS sent_hub,
      CASE WHEN operator IS NULL AND u('tool', n, 0) < 0.05 THEN ${FIXED.tools} + pick('which tool', n, 0, ${FIXED.counts.TOOLS}) END AS tool,
      CASE WHEN operator IS NULL AND u('viral', n, 0) < 0.07 THEN ${FIXED.viral} + pick('which viral', n, 0, ${FIXED.counts.VIRAL}) END AS viral,
      operator IS NULL AND u('own prompt', n, 0) < 0.12 AS own_prompt,
      CASE WHEN u('tongue', n, 0) > 0.35 OR code NOT IN ('JP', 'KR', 'SG', 'DE', 'US') OR (code = 'US' AND u('tongue', n, 0) > 0.03) THEN ${PHRASES.en[0]}
           WHEN code = 'DE' THEN ${PHRASES.de[0]} WHEN code = 'US' THEN ${PHRASES.ru[0]} ELSE ${PHRASES.zh[0]} END AS phrase_first,
      CASE WHEN u('tongue', n, 0) > 0.35 OR code NOT IN ('JP', 'KR', 'SG', 'DE', 'US') OR (code = 'US' AND u('tongue', n, 0) > 0.03) THEN ${PHRASES.en[1]}
           ELSE 5000 END AS phrase_count
    FROM named JOIN given_names g ON given_no % ${'(SELECT count(*) FROM given_names)'} = g.no
    JOIN family_names f ON family_no % ${'(SELECT count(*) FROM family_names)'} = f.no
    ORDER BY n`);
  await connection.run(`CREATE TABLE pool_ranges AS
    SELECT operator, wave, no, ${r.operatorsFrom} + row_number() OVER (ORDER BY operator, wave, no) AS own,
      -- Three in ten are rented by customers as well: a VPN's exits and ranges of homes.
      CASE WHEN style = 'seller' THEN ${r.exitsFrom} + pick('seller', operator, no, ${r.exits})
           WHEN style <> 'ipv6' AND u('common', operator * 1000 + wave, no) < 0.15 THEN ${r.exitsFrom} + pick('exit', operator * 1000 + wave, no, ${r.exits})
           WHEN style <> 'ipv6' AND u('common', operator * 1000 + wave, no) < 0.3 THEN pick('home', operator * 1000 + wave, no, ${PLACES * r.homesEach}) END AS common
    FROM operators, range(waves) w(wave), range(greatest(3, size // waves // 25)) t(no)`);
}

const STEM = `CASE pick('stem', n, 0, 7) WHEN 0 THEN lower(given || '.' || family) WHEN 1 THEN lower(given || family)
  WHEN 2 THEN lower(left(given, 1) || family) WHEN 3 THEN lower(family || '.' || given) WHEN 4 THEN lower(given || '_' || family)
  WHEN 5 THEN lower(family || left(given, 1)) ELSE lower(given || '-' || family) END
  || CASE pick('tail', n, 0, 5) WHEN 0 THEN '' WHEN 1 THEN CAST(1 + pick('two', n, 0, 99) AS VARCHAR)
     WHEN 2 THEN CAST(1960 + pick('year', n, 0, 50) AS VARCHAR) ELSE CAST(100 + pick('many', n, 0, 99000) AS VARCHAR) END`;

/** SELECT of the table accounts. */
export const ACCOUNTS = `SELECT account_id, to_timestamp(created_s) AS created_at,
    ${STEM} || '@' || CASE
      WHEN k IN ('company', 'startup') THEN 'firm-' || left(hex('domain', crowd, 0), 6) || '.com'
      WHEN k = 'campus' THEN 'uni-' || left(hex('domain', crowd, 0), 5) || '.edu'
      WHEN u('mail', n, 0) < 0.1 THEN left(hex('domain', n, 0), 7) || '.net'
      WHEN u('mail', n, 1) < 0.55 THEN 'gmail.com' WHEN u('mail', n, 1) < 0.69 THEN 'outlook.com' WHEN u('mail', n, 1) < 0.78 THEN 'yahoo.com'
      WHEN u('mail', n, 1) < 0.87 THEN 'icloud.com' WHEN u('mail', n, 1) < 0.92 THEN 'proton.me' WHEN u('mail', n, 1) < 0.96 THEN 'qq.com' ELSE 'hotmail.com' END AS email,
    CASE WHEN u('phone number', n, 0) < 0.4 THEN 'ph_' || hex('number', n, 0) END AS phone_hash,
    CASE WHEN k IN ('company', 'startup', 'campus') THEN 'org_' || left(hex('org', crowd, 0), 8)
         WHEN operator IS NULL AND u('org', n, 0) < 0.03 THEN 'org_' || left(hex('own org', n, 0), 8) END AS org_id,
    CASE WHEN k = 'company' THEN u('verified', crowd, 0) < 0.7 WHEN k = 'campus' THEN u('verified', crowd, 0) < 0.8 WHEN k = 'startup' THEN u('verified', crowd, 0) < 0.3
         WHEN operator IS NULL AND u('org', n, 0) < 0.03 THEN u('verified', n, 0) < 0.6 END AS org_verified,
    code AS country, CASE WHEN u('plan', n, 0) < 0.6 THEN 'free' ELSE 'pro' END AS plan, 'active' AS status,
    CASE WHEN k IN ('hackathon', 'reseller') THEN 'REF' || left(hex('referral', crowd, 0), 6)
         WHEN operator IS NULL AND u('referral', n, 0) < 0.03 THEN 'REF' || CAST(pick('code', n, 0, 20000) AS VARCHAR) END AS referral_code
  FROM people`;

/** SELECT of the table payments: one a month while the account pays. */
export const payments = (
  days: number,
): string => `SELECT p.account_id, to_timestamp(greatest(created_s, ${FROM_S}) + i * 2592000 + pick('paid', n, i, 200000)) AS "at",
    'pay_' || left(hex('payment', n, i), 12) AS payment_id, 'card' AS method, card AS instrument_id, bin,
    lpad(CAST(('0x' || right(card, 4))::INTEGER % 10000 AS VARCHAR), 4, '0') AS last4,
    CASE WHEN operator IS NULL THEN p.given || ' ' || p.family
         ELSE CASE pick('spelled', n, 0, 4) WHEN 0 THEN g.name || ' ' || f.name WHEN 1 THEN upper(g.name || ' ' || f.name) WHEN 2 THEN f.name || ', ' || g.name ELSE g.name || ' ' || f.name END END AS billing_name,
    code AS billing_country, 20.0 AS amount_usd, 'succeeded' AS outcome
  FROM people p
  LEFT JOIN given_names g ON g.no = pick('holder given', operator, holder, 60)
  LEFT JOIN family_names f ON f.no = pick('holder family', operator, holder, 60),
  range(4) t(i)
  WHERE card IS NOT NULL AND (i = 0 OR u('renews', n, i) < 0.75) AND greatest(created_s, ${FROM_S}) + i * 2592000 < ${FROM_S + (days - 3) * DAY_S}
  ORDER BY "at", p.account_id`;

/** SELECT of the table sessions. */
export const sessions = (days: number): string => `WITH acts AS (
    SELECT p.*, i,
      greatest(created_s, ${FROM_S}) AS from_s,
      CASE WHEN operator IS NOT NULL THEN 'operator'
           WHEN site IS NOT NULL AND u('at work', n, i) < 0.6 THEN 'site'
           WHEN behind_hub AND u('hub', n, i) < 0.3 THEN 'hub'
           WHEN vpn IS NOT NULL AND u('tunnel', n, i) < 0.2 THEN 'vpn'
           WHEN mobile IS NOT NULL AND u('out', n, i) < 0.35 THEN 'mobile' ELSE 'home' END AS via,
      pick('device of', n, i, devices) AS device_no,
      pick('pool range', n, pick('range of', n, i, 3), 1000000) AS pool_pick
    FROM people p, range(40) t(i)
    WHERE i < CASE WHEN operator IS NOT NULL THEN 20 ELSE least(40, greatest(1, 1 + floor(sqrt(exchanges) * 1.4))) END
  )
  SELECT a.account_id, to_timestamp((from_s + u('session', n, i) * (${FROM_S + days * DAY_S} - from_s))::BIGINT) AS "at",
    CASE via
      WHEN 'hub' THEN '101.7.7.7'
      WHEN 'site' THEN prefix(site) || '.' || CAST(2 + pick('site address', site, 0, 250) AS VARCHAR)
      WHEN 'vpn' THEN prefix(vpn) || '.' || CAST(1 + pick('vpn address', n, i, 254) AS VARCHAR)
      WHEN 'mobile' THEN prefix(mobile) || '.' || CAST(1 + pick('nat', n, i, 254) AS VARCHAR)
      WHEN 'home' THEN prefix(CASE WHEN k = 'household' THEN pick('home of', crowd, 0, 1000) + place * 1000 ELSE home END) || '.' || CAST(1 + CASE WHEN k = 'household' THEN pick('line', crowd, 0, 254) WHEN u('static', n, 0) < 0.7 THEN pick('line', n, 0, 254) ELSE pick('line', n, 1 + i // 4, 254) END AS VARCHAR)
      ELSE CASE WHEN a.style = 'ipv6' THEN '2a01:' || left(hex('prefix', a.operator, t.no), 4) || ':7' || right(hex('prefix', a.operator, t.no), 3) || ':' || ltrim(to_hex(16 + pick('net', n, t.no, 60000)), '0') || '::' || to_hex(1 + pick('host', n, i, 60000))
                ELSE prefix(coalesce(t.common, t.own)) || '.' || CAST(1 + pick('farm address', n, i // 5, 254) AS VARCHAR) END END AS ip,
    c.agent AS user_agent,
    CASE WHEN pool_device IS NOT NULL THEN 'dev_' || left(hex('pool device', pool_device, 0), 14)
         WHEN crowd_device IS NOT NULL AND device_no = 0 THEN 'dev_' || left(hex('crowd device', crowd_device, 0), 14)
         ELSE 'dev_' || left(hex('own device', n, device_no), 14) END AS device_id,
    c.tls AS tls_fingerprint, zone AS timezone, language,
    'AS' || CAST(1000 + pick('system', CASE via WHEN 'operator' THEN 500 + a.operator * 3 + t.no % 3 WHEN 'site' THEN 900 + site WHEN 'vpn' THEN 700 + vpn % 5 WHEN 'mobile' THEN 300 + place WHEN 'hub' THEN 299 ELSE place END, 0, 60000) AS VARCHAR) AS asn
  FROM acts a
  JOIN clients c ON c.no = CASE WHEN pool_device IS NOT NULL THEN pick('client', pool_device, 0, 512) ELSE pick('client', n, device_no, 512) END
  LEFT JOIN (SELECT *, count(*) OVER (PARTITION BY operator, wave) AS pool FROM pool_ranges) t
    ON t.operator = a.operator AND t.wave = a.wave AND t.no = a.pool_pick % greatest(3, a.operator_size // a.waves // 25)`;
