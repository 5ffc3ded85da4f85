CALL gds.wcc.stream($graph, { concurrency: 1 }) YIELD nodeId, componentId
WITH gds.util.asNode(nodeId) AS n, componentId WHERE n:Account
RETURN n.no AS account, componentId AS community ORDER BY account
