-- Every account of the group and every one close to it, with the sum behind its place.
-- record: the log row as column, U+001F, value, U+001E for each known column, in the contract's order.
-- in: member_rows, accounts, source_list
SELECT shown_account(m.account_id) AS account_id, CAST(m.in_group AS VARCHAR) AS in_group, m.status, m.confidence, m.bits, m.prior_bits,
       m.counter_bits, m.families, m.cell, m.exchanges,
       shown_time(m.first_seen) AS first_seen, shown_time(m.last_seen) AS last_seen,
       shown_time(iso(a.created_at)) AS created_at,
       shown_email(a.email) AS email, shown_phone(a.phone_hash) AS phone_hash,
       shown_organisation(a.org_id) AS org_id, CAST(a.org_verified AS VARCHAR) AS org_verified,
       shown_trait(a.country) AS country, shown_trait(a.plan) AS plan,
       shown_trait(a.status) AS account_status, shown_referral(a.referral_code) AS referral_code,
       shown_salt(salt_of('account ' || m.account_id)) AS row_salt,
       sha256(salt_of('account ' || m.account_id) || record_text) AS row_commitment,
       shown_file(s.file) AS source_file, a.row_no AS source_row, s.sha256 AS source_sha256
FROM member_rows m
JOIN (SELECT *, concat(
        'account_id', chr(31), account_id, chr(30), 'created_at', chr(31), iso(created_at), chr(30),
        'email' || chr(31) || email || chr(30), 'phone_hash' || chr(31) || phone_hash || chr(30),
        'org_id' || chr(31) || org_id || chr(30), 'org_verified' || chr(31) || CAST(org_verified AS VARCHAR) || chr(30),
        'country' || chr(31) || country || chr(30), 'plan' || chr(31) || plan || chr(30),
        'status' || chr(31) || status || chr(30), 'referral_code' || chr(31) || referral_code || chr(30)) AS record_text
      FROM accounts) a ON m.account_no = a.account_no
JOIN source_list s ON a.file_no = s.file_no
