// What the graph was loaded with; none while it is being loaded.
MATCH (c:ThroughlineCase) WHERE c.loadKey IS NOT NULL
RETURN c.loadKey AS loadKey
