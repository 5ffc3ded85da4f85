MATCH (a:Account)-[:USED]->(:Signal {key: $key})
OPTIONAL MATCH (a)-[:ATTRIBUTED]->(o:Operator)
RETURN a.id AS id, o.id AS operator
ORDER BY id
