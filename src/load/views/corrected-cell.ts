import { SNAPSHOT_TABLES } from '../../domain/index.ts';
import { sqlName } from '../../workspace/index.ts';

/** The ENUM columns of the table as texts. */
const LISTED_TEXTS = SNAPSHOT_TABLES.observation.columns
  .filter(({ list }) => list !== undefined)
  .map(({ name }) => `CAST(observation.${sqlName(name)} AS VARCHAR) AS ${sqlName(name)}`)
  .join(', ');

/** Every observation with the correction that was applied to it; the flag says so too. All its texts are VARCHAR. */
export const CORRECTED_CELL = `(
  SELECT observation.* EXCLUDE (value, flags)
      REPLACE (${LISTED_TEXTS}),
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
