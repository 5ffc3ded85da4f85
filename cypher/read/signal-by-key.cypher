MATCH (s:Signal {key: $key})
RETURN s.key AS key, s.family AS family, s.kind AS kind, s.value AS value, s.holders AS holders, s.bits AS bits
