UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {no: row.account})
  MATCH (s:Signal {no: row.signal})
  MERGE (a)-[u:USED]->(s)
  SET u.first = row.first, u.last = row.last, u.times = row.times
} IN TRANSACTIONS OF 10000 ROWS
