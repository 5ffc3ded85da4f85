// What an earlier run concluded; the account and signal nodes stay.
MATCH (n) WHERE n:Operator OR n:Run
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS
