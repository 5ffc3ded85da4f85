// The graph of project-graph without a store: the rows name accounts and signals by whole numbers.
UNWIND $rows AS row
WITH collect(DISTINCT row[3]) AS types, gds.graph.project($graph, row[0], row[1],
  {
    sourceNodeProperties: { account: row[0] }, targetNodeProperties: { account: -1 },
    relationshipType: row[3], relationshipProperties: { weight: row[2] }
  },
  { undirectedRelationshipTypes: ['*'] }) AS projected
RETURN projected.relationshipCount AS relationships, types
