CREATE (r:Run {id: $runId})
WITH r
UNWIND $rows AS row
CREATE (:Operator {
  id: row.id, verdict: row.verdict, confidence: row.confidence, accounts: row.accounts})-[:IN]->(r)
