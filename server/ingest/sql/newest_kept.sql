-- The newest time of the rows that were kept.
-- put in: the column of the time, the table as written   out: at_us, null where there is no row
SELECT epoch_us(max("{{time}}")) AS at_us FROM read_parquet({{file}})
