// Signals that at least $insideMin of the group's accounts use, those that set it apart first.
MATCH (a:Account)-[:MEMBER_OF]->(:Operator {id: $operatorId})
MATCH (a)-[:USED]->(s:Signal)
WITH s, count(a) AS inside
WHERE inside >= $insideMin AND 2 * inside >= s.holders
RETURN s.key AS key, s.family AS family, s.kind AS kind, s.value AS value, s.holders AS holders,
       s.bits AS bits, inside
ORDER BY inside * bits DESC, key
LIMIT $limit
