CALL gds.leiden.stream($graph, {
  relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: $seed, concurrency: 1
}) YIELD nodeId, communityId
WITH gds.util.asNode(nodeId) AS n, communityId WHERE n:Account
RETURN n.no AS account, communityId AS community ORDER BY account
