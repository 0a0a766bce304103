-- 人工更正 / Corrections made by hand
SELECT report, cell, status, original, corrected, value_as_read, reason, source, author, corrected_on
FROM correction
ORDER BY report, cell;
