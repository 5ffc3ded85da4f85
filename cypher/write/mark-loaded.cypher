// Set last: whoever finds it finds the whole load.
MATCH (c:ThroughlineCase {name: 'case'}) SET c.loadKey = $loadKey
