-- How many templates each group uses; groups that use none are not in it.
-- in:  template_uses(account_no, value), conduct_members(group_no, account_no)
-- out: group_no, templates
SELECT group_no, count(*)::INTEGER AS templates
FROM (SELECT DISTINCT m.group_no, t.value
      FROM template_uses t JOIN conduct_members m ON t.account_no = m.account_no)
GROUP BY group_no
