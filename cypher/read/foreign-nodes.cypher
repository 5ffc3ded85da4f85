// Nodes that Throughline did not write: Account or Signal without our mark, or any other label.
OPTIONAL MATCH (c:ThroughlineCase)
WITH count(c) AS marks
MATCH (n) WHERE NOT n:ThroughlineCase AND (marks = 0 OR NOT (n:Account OR n:Signal OR n:Operator OR n:Run))
RETURN count(n) AS foreign
