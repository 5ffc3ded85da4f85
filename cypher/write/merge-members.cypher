// Membership of any group, innocent ones included; ATTRIBUTED is kept for operators alone.
UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {id: row.account}), (o:Operator {id: row.operator})
  MERGE (a)-[t:MEMBER_OF]->(o)
  SET t.confidence = row.confidence, t.bits = row.bits, t.families = row.families, t.status = row.status
} IN TRANSACTIONS OF 10000 ROWS
