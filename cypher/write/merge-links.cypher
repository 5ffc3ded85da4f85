UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {id: row.a}), (b:Account {id: row.b})
  MERGE (a)-[l:LINKED]->(b)
  SET l.bits = row.bits, l.families = row.families
} IN TRANSACTIONS OF 10000 ROWS
