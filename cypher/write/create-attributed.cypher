UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {id: row.account}), (o:Operator {id: row.operator})
  CREATE (a)-[:ATTRIBUTED {confidence: row.confidence, bits: row.bits, families: row.families}]->(o)
} IN TRANSACTIONS OF 10000 ROWS
