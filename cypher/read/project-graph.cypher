// Accounts and the signals that link them, weighted by rarity, in the order of their numbers so that
// the projection repeats.
MATCH (a:Account)-[:USED]->(s:Signal)
WHERE s.family IN $families AND s.bits >= $bitsMin
WITH a, s ORDER BY a.no, s.no
RETURN gds.graph.project($graph, a, s,
  { relationshipProperties: { weight: s.bits } },
  { undirectedRelationshipTypes: ['*'] }).relationshipCount AS relationships
