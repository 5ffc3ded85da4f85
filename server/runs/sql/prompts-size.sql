-- How large a table of exchanges is, by what the file says of itself: nothing of it is read.
SELECT (SELECT num_rows FROM parquet_file_metadata({{file}})) AS exchanges,
       (SELECT coalesce(sum(total_uncompressed_size), 0)
        FROM parquet_metadata({{file}}) WHERE path_in_schema = 'prompt') AS prompt_bytes
