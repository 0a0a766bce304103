/** Every observation with the correction that was applied to it; the flag says so too. All its texts are VARCHAR. */
export const CORRECTED_CELL = `(
  SELECT observation.* EXCLUDE (value, flags)
      REPLACE (${['template', 'unit', 'matched_by'].map((name) => `CAST(observation.${name} AS VARCHAR) AS ${name}`).join(', ')}),
    CASE WHEN correction.cell IS NULL THEN observation.value ELSE correction.corrected END AS value,
    observation.value AS value_as_read,
    correction.cell IS NOT NULL AS corrected,
    CASE WHEN correction.cell IS NULL THEN observation.flags
      ELSE list_append(observation.flags, 'corrected') END AS flags,
    correction.reason AS correction_reason, correction.source AS correction_source
  FROM observation
  LEFT JOIN correction ON correction.status = 'applied'
    AND correction.report_id = observation.report_id AND correction.cell = observation.measure_id
)`;
