MATCH (a:Account)
WHERE a.id CONTAINS $text
OPTIONAL MATCH (a)-[:MEMBER_OF]->(o:Operator)
RETURN a.id AS id, o.id AS operator
ORDER BY size(id), id
LIMIT $limit
