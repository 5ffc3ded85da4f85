CALL db.index.fulltext.queryNodes('signal_words', $query, {limit: $limit}) YIELD node AS s, score
RETURN s.key AS key, s.family AS family, s.kind AS kind, s.value AS value, s.holders AS holders, s.bits AS bits
ORDER BY score DESC, key
