CREATE FULLTEXT INDEX signal_words IF NOT EXISTS FOR (s:Signal) ON EACH [s.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}
