-- Equal for prompts that are the same up to case and space around them, and hardly ever for others: a
-- 64-bit hash, null where there is none. It is part of the table so that a prompt is hashed once in all
-- its days. To trim costs half of this where it is done to every prompt: one that begins with a visible
-- character of ASCII and ends with none of Unicode's spaces is left as it is.
-- put in: the prompt as it is kept   an expression
CASE WHEN {{prompt}} IS NOT NULL THEN hash(lower(CASE
  WHEN unicode({{prompt}}) BETWEEN 33 AND 126 AND NOT (
    suffix({{prompt}}, ' ') OR suffix({{prompt}}, chr(160)) OR suffix({{prompt}}, chr(5760))
    OR suffix({{prompt}}, chr(8192)) OR suffix({{prompt}}, chr(8193)) OR suffix({{prompt}}, chr(8194))
    OR suffix({{prompt}}, chr(8195)) OR suffix({{prompt}}, chr(8196)) OR suffix({{prompt}}, chr(8197))
    OR suffix({{prompt}}, chr(8198)) OR suffix({{prompt}}, chr(8199)) OR suffix({{prompt}}, chr(8200))
    OR suffix({{prompt}}, chr(8201)) OR suffix({{prompt}}, chr(8202)) OR suffix({{prompt}}, chr(8239))
    OR suffix({{prompt}}, chr(8287)) OR suffix({{prompt}}, chr(12288)))
  THEN {{prompt}} ELSE trim({{prompt}}) END)) END
