-- 表式变化后不可比的指标 / Measures that a new form made incomparable
-- $from = 2019: earlier form
-- $to = 2021: later form
SELECT measure.zh, comparable_measure.note_zh, comparable_measure.note_en, measure.measure_id
FROM comparable_measure
JOIN measure USING (measure_id)
WHERE comparable_measure.from_template = $from AND comparable_measure.to_template = $to
  AND comparable_measure.status = 'break'
ORDER BY measure.measure_order;
