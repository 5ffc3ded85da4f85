MERGE (r:Run {id: $runId})
WITH r
UNWIND $rows AS row
MERGE (o:Operator {id: row.id})
SET o.verdict = row.verdict, o.confidence = row.confidence, o.accounts = row.accounts
MERGE (o)-[:IN]->(r)
