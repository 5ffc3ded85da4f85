// How many nodes Throughline did not write: all without our mark, else those with none of its labels. By
// the store's own counts, so that no node is looked at.
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH (n:ThroughlineCase) RETURN count(n) AS marks }
CALL () { MATCH (n:Account) RETURN count(n) AS accounts }
CALL () { MATCH (n:Signal) RETURN count(n) AS signals }
CALL () { MATCH (n:Operator) RETURN count(n) AS operators }
CALL () { MATCH (n:Run) RETURN count(n) AS runs }
RETURN CASE marks WHEN 0 THEN nodes ELSE nodes - marks - accounts - signals - operators - runs END AS foreign
