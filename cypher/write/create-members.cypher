// Membership of any group, innocent ones included; ATTRIBUTED is kept for operators alone.
UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {id: row.account}), (o:Operator {id: row.operator})
  CREATE (a)-[:MEMBER_OF {
    confidence: row.confidence, bits: row.bits, families: row.families, status: row.status}]->(o)
} IN TRANSACTIONS OF 10000 ROWS
