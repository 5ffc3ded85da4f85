// The graph of project-graph without a store: the rows name accounts and signals by whole numbers.
UNWIND $rows AS row
RETURN gds.graph.project($graph, row[0], row[1],
  {
    sourceNodeProperties: { account: row[0] }, targetNodeProperties: { account: -1 },
    relationshipProperties: { weight: row[2] }
  },
  { undirectedRelationshipTypes: ['*'] }).relationshipCount AS relationships
