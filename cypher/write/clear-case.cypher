// Removes what an earlier load left, and nothing that is not Throughline's.
MATCH (n) WHERE n:Account OR n:Signal
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS
