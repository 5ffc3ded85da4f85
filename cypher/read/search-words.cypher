CALL db.index.fulltext.queryNodes('signal_words', $query, {limit: 500}) YIELD node AS s, score
RETURN s.key AS key, s.family AS family, s.kind AS kind, s.value AS value, s.holders AS holders, s.bits AS bits
// A template says more than one prompt that two accounts sent.
ORDER BY s.kind = 'same_prompt', score DESC, key
LIMIT $limit
