MERGE (c:ThroughlineCase {name: 'case'}) SET c.caseId = $caseId
