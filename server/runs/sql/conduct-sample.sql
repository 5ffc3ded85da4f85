-- Prompts drawn evenly over each member's time, as many as its quota, each with how many it stands
-- for; of a long one beginning and end. The texts are read once. Of a quota of one the last prompt is
-- drawn: the largest groups have it, and their rows need no sorting.
-- in:  exchanges, template_uses, conduct_members(group_no, account_no, quota)
-- out: group_no, prompt, tools, template, weight; in order of groups, accounts and time
WITH of_members AS (
  SELECT m.group_no, m.quota, e.account_no, e."at", e.file_no, e.row_no
  FROM exchanges e JOIN conduct_members m ON e.account_no = m.account_no
  WHERE e.has_prompt
),
numbered AS (
  SELECT group_no, quota, account_no, file_no, row_no,
         row_number() OVER (PARTITION BY group_no, account_no ORDER BY "at", file_no, row_no) - 1 AS place,
         count(*) OVER (PARTITION BY group_no, account_no) AS prompts
  FROM of_members WHERE quota > 1
),
lasts AS (
  SELECT group_no, account_no, count(*) AS prompts,
         max({'at': "at", 'file_no': file_no, 'row_no': row_no}) AS last
  FROM of_members WHERE quota = 1 GROUP BY group_no, account_no
),
chosen AS (
  SELECT group_no, file_no, row_no, account_no, place, prompts / least(quota, prompts) AS weight
  FROM numbered
  WHERE (place + 1) * least(quota, prompts) // prompts > place * least(quota, prompts) // prompts
  UNION ALL
  SELECT group_no, last.file_no, last.row_no, account_no, prompts - 1, prompts FROM lasts
),
template_of AS (
  -- Of the chosen prompts alone: a campaign's templates have very many uses.
  SELECT u.file_no, u.row_no, min(u.value) AS template
  FROM template_uses u
  JOIN (SELECT DISTINCT file_no, row_no FROM chosen) c ON u.file_no = c.file_no AND u.row_no = c.row_no
  GROUP BY u.file_no, u.row_no
)
SELECT c.group_no,
       CASE WHEN length(e.prompt) > {{head}} + {{tail}}
            THEN left(e.prompt, {{head}}) || chr(10) || right(e.prompt, {{tail}})
            ELSE e.prompt END,
       e.tools, t.template, c.weight::DOUBLE
FROM chosen c JOIN exchanges e ON c.file_no = e.file_no AND c.row_no = e.row_no
LEFT JOIN template_of t ON c.file_no = t.file_no AND c.row_no = t.row_no
ORDER BY c.group_no, c.account_no, c.place
