// The run whose conclusions the graph holds; none while one is being written.
MATCH (c:ThroughlineCase) WHERE c.runId IS NOT NULL
RETURN c.runId AS runId
