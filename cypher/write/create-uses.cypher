// A row is an account and its uses, so that it is looked up once: signal, first, last, times.
UNWIND $rows AS row
CALL (row) {
  MATCH (a:Account {no: row[0]})
  UNWIND row[1] AS use
  MATCH (s:Signal {no: use[0]})
  CREATE (a)-[:USED {first: use[1], last: use[2], times: use[3]}]->(s)
} IN TRANSACTIONS OF 1000 ROWS
