UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {id: row.a}), (b:Account {id: row.b})
  CREATE (a)-[:LINKED {bits: row.bits, families: row.families}]->(b)
} IN TRANSACTIONS OF 10000 ROWS
