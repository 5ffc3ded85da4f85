MATCH (s:Signal)
WHERE s.value CONTAINS $text
RETURN s.key AS key, s.family AS family, s.kind AS kind, s.value AS value, s.holders AS holders, s.bits AS bits
ORDER BY bits DESC, key
LIMIT $limit
