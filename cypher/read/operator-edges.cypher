MATCH (a:Account)-[u:USED]->(s:Signal)
WHERE a.id IN $accounts AND s.key IN $signals
RETURN a.id AS account, s.key AS signal, u.times AS times
ORDER BY account, signal
