-- The oldest time of a table's rows that were left out because their time has not come. Reads the table.
-- put in: the column of the time   in: judged_{{table}}   out: at_us, null where there is none
SELECT epoch_us(min("{{time}}")) AS at_us FROM judged_{{table}}
WHERE ends_with(fault['reason'], 'lies in the future')
