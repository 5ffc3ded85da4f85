MATCH (s:Signal)
WHERE s.value CONTAINS $text
RETURN s.key AS key, s.family AS family, s.kind AS kind, s.value AS value, s.holders AS holders, s.bits AS bits
// One prompt that two accounts sent is rare and says little: it comes last.
ORDER BY s.kind = 'same_prompt', bits DESC, key
LIMIT $limit
