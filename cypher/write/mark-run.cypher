// Set last: whoever finds it finds the conclusions whole.
MATCH (c:ThroughlineCase {name: 'case'}) SET c.runId = $runId
