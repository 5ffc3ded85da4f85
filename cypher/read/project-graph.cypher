// Accounts and the signals that link them, weighted by rarity, in the order of their numbers so that
// the projection repeats: accounts come in order out of their index, the few signals of each are sorted.
// Nodes keep the number of their account, which signals have none of; relationships of the families
// `apart` have a type of their own, by which a view leaves them out.
MATCH (a:Account) WHERE a.no >= 0
WITH a ORDER BY a.no
CALL (a) {
  MATCH (a)-[:USED]->(s:Signal)
  WHERE s.bits >= $bitsMin AND s.holders >= $holdersMin
  RETURN s ORDER BY s.no
}
WITH a, s, CASE WHEN s.family IN $apart THEN s.family ELSE 'other' END AS type
WITH collect(DISTINCT type) AS types, gds.graph.project($graph, a, s,
  {
    sourceNodeProperties: { account: a.no }, targetNodeProperties: { account: -1 },
    relationshipType: type, relationshipProperties: { weight: s.bits }
  },
  { undirectedRelationshipTypes: ['*'] }) AS projected
RETURN projected.relationshipCount AS relationships, types
