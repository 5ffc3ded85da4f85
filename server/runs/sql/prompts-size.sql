-- How large a table of exchanges is, by what its files say of themselves: nothing of them is read.
SELECT (SELECT sum(num_rows) FROM parquet_file_metadata({{files}})) AS exchanges,
       (SELECT coalesce(sum(total_uncompressed_size), 0)
        FROM parquet_metadata({{files}}) WHERE path_in_schema = 'prompt') AS prompt_bytes
