-- The oldest time of the rows that were left out because their time has not come. Only where there are
-- such rows is the table read.
-- put in: the column of the time   in: judged_{{table}}, quarantined   out: at_us, null where there is none
SELECT epoch_us(min("{{time}}")) AS at_us FROM judged_{{table}}
WHERE EXISTS (FROM quarantined WHERE ends_with(reason, 'lies in the future'))
  AND ends_with(fault['reason'], 'lies in the future')
