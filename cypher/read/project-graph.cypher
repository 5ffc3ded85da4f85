// Accounts and the signals that link them, weighted by rarity, in the order of their numbers so that
// the projection repeats: accounts come in order out of their index, the few signals of each are sorted.
MATCH (a:Account) WHERE a.no >= 0
WITH a ORDER BY a.no
CALL (a) {
  MATCH (a)-[:USED]->(s:Signal)
  WHERE s.family IN $families AND s.bits >= $bitsMin
  RETURN s ORDER BY s.no
}
RETURN gds.graph.project($graph, a, s,
  { relationshipProperties: { weight: s.bits } },
  { undirectedRelationshipTypes: ['*'] }).relationshipCount AS relationships
