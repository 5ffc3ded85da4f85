// Accounts and their communities in rows of thousands: a row for each takes longer to send than to find.
CALL gds.leiden.stream($graph, {
  relationshipTypes: $types, relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: $seed, concurrency: 1
}) YIELD nodeId, communityId
WITH toInteger(gds.util.nodeProperty($graph, nodeId, 'account')) AS account, communityId
WHERE account >= 0
RETURN collect(account) AS accounts, collect(communityId) AS communities, account / 10000 AS part
