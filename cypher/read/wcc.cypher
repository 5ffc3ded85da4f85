CALL gds.wcc.stream($graph, { relationshipTypes: $types, concurrency: 1 }) YIELD nodeId, componentId
WITH toInteger(gds.util.nodeProperty($graph, nodeId, 'account')) AS account, componentId
WHERE account >= 0
RETURN collect(account) AS accounts, collect(componentId) AS communities, account / 10000 AS part
