CREATE TEXT INDEX signal_value IF NOT EXISTS FOR (s:Signal) ON (s.value)
