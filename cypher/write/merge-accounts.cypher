UNWIND $rows AS row
CALL (row) {
  MERGE (a:Account {no: row.no})
  SET a.id = row.id, a.createdAt = row.createdAt, a.exchanges = row.exchanges
} IN TRANSACTIONS OF 10000 ROWS
