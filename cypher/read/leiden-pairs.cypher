// Communities of a graph of project-pairs: nodes are its numbers, accounts below $accountCount.
CALL gds.leiden.stream($graph, {
  relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: $seed, concurrency: 1
}) YIELD nodeId, communityId
WITH nodeId AS account, communityId AS community WHERE account < $accountCount
RETURN account, community ORDER BY account
