// Of templates and prompts the words are searched as well, whatever their order and case.
UNWIND $rows AS row
CALL (row) {
  MERGE (s:Signal {no: row.no})
  SET s.key = row.key, s.family = row.family, s.kind = row.kind, s.value = row.value,
      s.holders = row.holders, s.bits = row.bits,
      s.words = CASE row.family WHEN 'content' THEN row.value ELSE null END
} IN TRANSACTIONS OF 10000 ROWS
