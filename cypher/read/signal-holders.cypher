MATCH (a:Account)-[:USED]->(:Signal {key: $key})
OPTIONAL MATCH (a)-[:MEMBER_OF]->(o:Operator)
RETURN a.id AS id, o.id AS operator
ORDER BY id
