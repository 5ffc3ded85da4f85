// What an earlier load left was removed: nothing needs to be looked for.
UNWIND $rows AS row
CALL (row) {
  CREATE (:Account {no: row.no, id: row.id, createdAt: row.createdAt, exchanges: row.exchanges})
} IN TRANSACTIONS OF 10000 ROWS
