MATCH (a:Account)-[u:USED]->(:Signal {key: $key})
OPTIONAL MATCH (a)-[:MEMBER_OF]->(o:Operator)
RETURN a.id AS id, o.id AS operator, a.createdAt AS createdAt, u.first AS first, u.last AS last,
       u.times AS times, COUNT { (a)-[:USED]->() } AS degree
ORDER BY id
