import type { ExtractedDocument } from '../extract/index.ts';
import { problemMessage } from '../text/index.ts';
import { fits, fittedTable } from './fitted-table.ts';
import { counted, grouped } from './terminal.ts';
import { textTable } from './text-table.ts';

interface ReadDocument {
  readonly file: string;
  readonly extracted: ExtractedDocument;
}

/**
 * The content of one document, for a terminal of `width` columns, or of any width: every cell except plain zeros, what its
 * checks say, and its problems.
 * @param labels Chinese names by measure.
 */
export function extractedLines(
  { file, extracted }: ReadDocument,
  labels: ReadonlyMap<string, string>,
  width: number | null,
): string[] {
  const problems = extracted.problems.map((problem) => `${problem.severity}: ${problemMessage(problem)}`);
  return [file, ...(extracted.isReport ? reportLines(extracted, labels, width) : []), ...problems];
}

function reportLines(
  { report, observations, checks }: ExtractedDocument,
  labels: ReadonlyMap<string, string>,
  width: number | null,
): string[] {
  const lacking = observations.filter((cell) => cell.raw === null);
  const withValue = observations.filter(
    (cell) => cell.raw !== null && (cell.value !== 0 || cell.flags.length > 0),
  );
  const zeros = observations.length - withValue.length - lacking.length;
  const count = (status: string) => checks.filter((check) => check.status === status).length;
  return [
    `${report.agency?.value ?? '?'} ${report.reportYear?.value ?? '?'}, form of ${report.template}, ` +
      `published ${report.publishedOn?.value ?? '?'}`,
    cellTable(withValue, labels, width),
    `and ${counted(zeros, 'cell')} that ${zeros === 1 ? 'is' : 'are'} 0, ${lacking.length} that the report lacks`,
    `checks: ${count('pass')} passed, ${count('fail')} failed, ${count('not_assessable')} not assessable`,
    ...checks
      .filter((check) => check.status === 'fail')
      .map((check) => `  ${check.id} ${check.table} ${check.column}: ${check.left} is not ${check.right}`),
  ];
}

/** One line per cell; where that is too wide, its Chinese name in a second line. */
function cellTable(
  cells: ExtractedDocument['observations'],
  labels: ReadonlyMap<string, string>,
  width: number | null,
): string {
  const rows = cells.map(({ measure, value, raw, flags }) => ({
    measure,
    label: labels.get(measure) ?? '',
    value: value === null ? '–' : grouped(value),
    raw: raw ?? '',
    flags: flags.join(' '),
  }));
  const inOneLine = textTable(
    ['cell', '指标', 'value', 'raw', 'flags'],
    rows.map(({ measure, label, value, raw, flags }) => [measure, label, value, raw, flags]),
    [2],
  );
  if (fits(inOneLine, width)) return inOneLine;
  return fittedTable(
    ['value', 'raw', 'cell'],
    rows.flatMap(({ measure, label, value, raw, flags }) => [
      [value, raw, `${measure} ${flags}`.trimEnd()],
      ['', '', label],
    ]),
    [0],
    width,
  );
}
