MATCH (a:Account)-[t:MEMBER_OF]->(:Operator {id: $operatorId})
RETURN a.id AS id, t.confidence AS confidence, t.status AS status, t.bits AS bits,
       a.exchanges AS exchanges, a.createdAt AS firstSeen
ORDER BY bits DESC, id
LIMIT $limit
