/** For each report, how many cells the extracted files have, and how they were read. */
export const CREATE_CELLS_READ = `
  CREATE TEMP TABLE cells_read AS
  SELECT report_id, count(*) AS cells, count(value) AS valued,
    count(value) FILTER (matched_by IN ('similarity', 'arithmetic')) AS guessed,
    count(value) FILTER (matched_by = 'sequence') AS counted,
    count(*) FILTER (list_contains(flags, 'formats_disagree')) AS disputed,
    count(*) FILTER (list_contains(flags, 'from_other_format')) AS borrowed
  FROM extracted_observation GROUP BY report_id`;

/**
 * Tables with everything that data tests need of `observation`, so that a table as large as the data is read twice and not
 * nine times:
 *
 * - `cells_of_report`: for each report, division and document, how many cells, and a bit for each measure that is there;
 * - `cells_of_measure`: for each measure, form and unit, how many values.
 *
 * @param measures how many the table `measure` has.
 */
export function createCellTallies(measures: number): string {
  return `
    CREATE TEMP TABLE cells_of_report AS
    SELECT report_id, division_code, document_id, count(*) AS cells,
      bitstring_agg(measure_order, 1, ${measures}) AS measures
    FROM observation LEFT JOIN measure USING (measure_id)
    GROUP BY report_id, division_code, document_id;

    CREATE TEMP TABLE cells_of_measure AS
    SELECT measure_id, template, unit, count(value) AS valued FROM observation GROUP BY measure_id, template, unit`;
}

/** As many bits as cells, or a cell is there twice (or its measure does not exist, which is a separate test). */
export const CELLS_ARE_UNIQUE = `
  SELECT count(*) = 0 FROM (
    SELECT report_id FROM cells_of_report
    GROUP BY report_id HAVING sum(cells) IS DISTINCT FROM bit_count(bit_or(measures))
  )`;
