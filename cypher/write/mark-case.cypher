MERGE (c:ThroughlineCase {name: 'case'}) SET c.caseId = $caseId, c.runId = null, c.loadKey = null
