// Accounts and the signals that link them, weighted by rarity, in the order of their numbers so that
// the projection repeats: accounts come in order out of their index, the few signals of each are sorted.
// Nodes keep the number of their account, which signals have none of.
MATCH (a:Account) WHERE a.no >= 0
WITH a ORDER BY a.no
CALL (a) {
  MATCH (a)-[:USED]->(s:Signal)
  WHERE s.family IN $families AND s.bits >= $bitsMin AND s.holders >= $holdersMin
  RETURN s ORDER BY s.no
}
RETURN gds.graph.project($graph, a, s,
  {
    sourceNodeProperties: { account: a.no }, targetNodeProperties: { account: -1 },
    relationshipProperties: { weight: s.bits }
  },
  { undirectedRelationshipTypes: ['*'] }).relationshipCount AS relationships
