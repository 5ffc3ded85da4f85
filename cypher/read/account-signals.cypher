// Signals of an account; inside counts the accounts of its own group that use them.
MATCH (a:Account {id: $accountId})-[u:USED]->(s:Signal)
OPTIONAL MATCH (a)-[:MEMBER_OF]->(o:Operator)
CALL (s, o) {
  OPTIONAL MATCH (s)<-[:USED]-(member:Account)-[:MEMBER_OF]->(o)
  RETURN count(member) AS inside
}
RETURN s.key AS key, s.family AS family, s.kind AS kind, s.value AS value, s.holders AS holders, s.bits AS bits,
       u.first AS first, u.last AS last, u.times AS times, inside
ORDER BY bits DESC, key
