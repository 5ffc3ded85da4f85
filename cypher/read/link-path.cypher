// The best account between two that share nothing: signals with many holders are not followed, so the
// cost is bounded by the holders of rare ones.
MATCH (:Account {id: $a})-[:USED]->(s1:Signal)<-[:USED]-(m:Account)
WHERE s1.holders <= $holdersMax AND m.id <> $a AND m.id <> $b
MATCH (m)-[:USED]->(s2:Signal)<-[:USED]-(:Account {id: $b})
WHERE s2.holders <= $holdersMax AND s1 <> s2
WITH s1, m, s2, CASE WHEN s1.bits < s2.bits THEN s1.bits ELSE s2.bits END AS bits
ORDER BY bits DESC, m.id, s1.key, s2.key
LIMIT 1
RETURN s1 {.key, .family, .kind, .value, .holders, .bits} AS first, m.id AS middle,
       s2 {.key, .family, .kind, .value, .holders, .bits} AS second, bits
