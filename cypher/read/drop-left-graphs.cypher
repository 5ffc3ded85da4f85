// Projections of attempts that were killed. The catalogue is the user's, of all databases.
CALL db.info() YIELD name
CALL gds.graph.list() YIELD graphName, database
WITH graphName WHERE database = name AND graphName STARTS WITH $prefix
CALL gds.graph.drop(graphName, false) YIELD graphName AS dropped
RETURN dropped AS graphName
