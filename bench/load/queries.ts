import { withDatabase } from '../../src/workspace/index.ts';
import { median, timed } from './timing.ts';

const ONE_AGENCY = "division_code = '100001' AND agency_name = '示范区第7局'";
const ONE_INDICATOR = "indicator_id = 'disclosure_rate'";
const ONE_MEASURE = "measure_id = 'requests.new.total'";

/** The columns of a query for one measure. */
const ASKED = 'division_code, agency_name, report_year, value';

/** What the ratios are to: reading the columns of the cells that a question about one measure needs. */
const BARE = `SELECT count(*), sum(value) FROM observation WHERE ${ONE_MEASURE}`;

const QUERIES: readonly (readonly [string, string])[] = [
  ['observation_current, one agency', `FROM observation_current WHERE ${ONE_AGENCY}`],
  ['one measure over everything', `SELECT ${ASKED}, url FROM observation_current WHERE ${ONE_MEASURE}`],
  ['the same, all columns', `FROM observation_current WHERE ${ONE_MEASURE}`],
  ['report_wide, one agency', `FROM report_wide WHERE ${ONE_AGENCY}`],
  ['year_over_year, one agency', `FROM year_over_year WHERE ${ONE_AGENCY}`],
  [
    'one measure against the year before',
    `SELECT ${ASKED}, previous_value, comparability FROM year_over_year WHERE ${ONE_MEASURE}`,
  ],
  ['the same, all columns', `FROM year_over_year WHERE ${ONE_MEASURE}`],
  ['indicator, one agency', `FROM indicator WHERE ${ONE_AGENCY}`],
  ['one indicator over everything', `SELECT ${ASKED}, null_reason_en FROM indicator WHERE ${ONE_INDICATOR}`],
  ['the same, all columns', `FROM indicator WHERE ${ONE_INDICATOR}`],
  ['indicator over the years, one agency', `FROM indicator_year_over_year WHERE ${ONE_AGENCY}`],
  [
    'one indicator against the year before',
    `SELECT ${ASKED}, change_points FROM indicator_year_over_year WHERE ${ONE_INDICATOR}`,
  ],
  ['the same, all columns', `FROM indicator_year_over_year WHERE ${ONE_INDICATOR}`],
  ['division_total, one measure', `FROM division_total WHERE ${ONE_MEASURE}`],
  ['kind_total, one measure', `FROM kind_total WHERE ${ONE_MEASURE}`],
  ['coverage, everything', 'FROM coverage'],
  ['lateness, everything', 'FROM lateness'],
  ['quality, everything', 'FROM quality'],
  ['revision_change, everything', 'FROM revision_change'],
];

export interface QueryTime {
  readonly name: string;
  /** Milliseconds, the median. */
  readonly time: number;
  /** Milliseconds of the bare scan beside it. */
  readonly bare: number;
}

/** Times each question right after the bare scan, so that both meet the same machine. */
export async function queryTimes(snapshot: string, rounds: number): Promise<QueryTime[]> {
  return withDatabase(snapshot, { access: 'read' }, async (connection) => {
    const times: QueryTime[] = [];
    for (const [name, query] of QUERIES) {
      const bare: number[] = [];
      const time: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        bare.push(await timed(() => connection.runAndReadAll(BARE)));
        time.push(await timed(() => connection.runAndReadAll(query)));
      }
      times.push({ name, time: median(time), bare: median(bare) });
    }
    return times;
  });
}
