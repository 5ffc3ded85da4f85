// Whether the words of signals can be searched: databases of early versions cannot.
SHOW FULLTEXT INDEXES YIELD name
WHERE name = 'signal_words'
RETURN name
