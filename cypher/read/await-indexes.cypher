// Returns when every index is filled; one that fails, or takes longer than half an hour, is an error.
CALL db.awaitIndexes(1800)
