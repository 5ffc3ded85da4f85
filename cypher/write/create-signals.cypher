// Of templates and prompts the words are searched as well, whatever their order and case.
UNWIND $rows AS row
CALL (row) {
  CREATE (:Signal {no: row.no, key: row.key, family: row.family, kind: row.kind, value: row.value,
    holders: row.holders, bits: row.bits,
    words: CASE row.family WHEN 'content' THEN row.value ELSE null END})
} IN TRANSACTIONS OF 10000 ROWS
