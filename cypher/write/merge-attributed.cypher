UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {id: row.account}), (o:Operator {id: row.operator})
  MERGE (a)-[t:ATTRIBUTED]->(o)
  SET t.confidence = row.confidence, t.bits = row.bits, t.families = row.families
} IN TRANSACTIONS OF 10000 ROWS
