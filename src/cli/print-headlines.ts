import type { ComparisonRow, DepartmentSum, Headline, Overview, RunSummary } from '../publish/index.ts';
import { changePercentText, changeText, MARKS, valueText } from './comparison-marks.ts';
import { grouped } from './terminal.ts';
import { textTable } from './text-table.ts';

const LEGEND = [`· no report was read   — ${MARKS['—']}   ? a check of this report fails`, `≠ ${MARKS['≠']}`];
const LEVELS = [
  '~ the report of an agency, or its value, is not in the sum',
  'The report of a government includes its departments: the two are never added up.',
];

/**
 * One table per measure: agencies down, years across; what may not be compared is marked. Where a government reports, the
 * sum of its departments and its own report are below, one line each. Nothing without values.
 */
export function headlineLines(
  { headlines, agenciesLeft }: Overview,
  aliases: RunSummary['aliases'],
): string[] {
  const rows = headlines.flatMap(({ comparison }) => comparison.rows);
  if (rows.every(({ value }) => value === null)) return [];
  const years = [...new Set(rows.filter(isReported).map((row) => row.report_year))].sort((a, b) => a - b);
  const named = new Set(rows.map((row) => row.agency_name ?? ''));
  const hasGovernment = rows.some((row) => row.kind === 'government');
  return [
    ...headlines.flatMap((headline) => measureLines(headline, years)),
    ...LEGEND,
    ...(hasGovernment ? LEVELS : []),
    '',
    ...aliasLines(aliases.filter((alias) => named.has(alias.agency_name))),
    ...(agenciesLeft > 0
      ? [`${named.size} of ${named.size + agenciesLeft} agencies; comparison.csv has all`, '']
      : []),
  ];
}

function isReported(row: ComparisonRow): boolean {
  return row.report_id !== null;
}

function measureLines({ comparison, sums }: Headline, years: readonly number[]): string[] {
  const { quantity, rows } = comparison;
  if (rows.every(({ value }) => value === null)) return [];
  const linesOf = (some: readonly ComparisonRow[]) => agencyLines(some, years, quantity.unit);
  const caveats = rows.flatMap(({ comparability, note_en }) =>
    comparability === null || comparability === 'comparable' || note_en === null ? [] : [note_en],
  );
  return [
    `${quantity.zh}, ${quantity.unit}`,
    `${quantity.en} — ${quantity.id}`,
    textTable(
      ['', ...years.map(String), 'change'],
      [
        ...linesOf(rows.filter(({ kind }) => kind !== 'government')),
        ...sumLines(sums, years),
        ...linesOf(rows.filter(({ kind }) => kind === 'government')),
      ],
      [...years.map((_, at) => at + 1), years.length + 1],
    ),
    ...[...new Set(caveats)].map((caveat) => `  note: ${caveat}`),
    '',
  ];
}

function agencyLines(rows: readonly ComparisonRow[], years: readonly number[], unit: string): string[][] {
  return [...new Set(rows.map((row) => row.agency_name ?? ''))].map((agency) => {
    const byYear = new Map(
      rows
        .filter((row) => row.agency_name === agency && isReported(row))
        .map((row) => [row.report_year, row]),
    );
    const cell = (year: number) => {
      const row = byYear.get(year);
      return row === undefined ? '·' : valueText(row, unit) + ((row.checks_failed ?? 0) > 0 ? '?' : '');
    };
    return [agency, ...years.map(cell), newestChange(byYear.get(years.at(-1) ?? 0), unit)];
  });
}

function newestChange(row: ComparisonRow | undefined, unit: string): string {
  if (row === undefined) return '';
  return changeText(row, unit) + (row.change_pct === null ? '' : ` (${changePercentText(row)})`);
}

/** No change is printed, because the sums of two years may be over different agencies. */
function sumLines(sums: readonly DepartmentSum[], years: readonly number[]): string[][] {
  return [...new Set(sums.map((sum) => sum.division_code))].map((division) => {
    const here = sums.filter((sum) => sum.division_code === division);
    const cell = (year: number) => {
      const sum = here.find((candidate) => candidate.report_year === year);
      if (sum === undefined) return '·';
      return (sum.value === null ? '—' : grouped(sum.value)) + (sum.agencies_lacking > 0 ? '~' : '');
    };
    return [`${here[0]?.division_name ?? division}各部门之和`, ...years.map(cell), ''];
  });
}

function aliasLines(aliases: RunSummary['aliases']): string[] {
  if (aliases.length === 0) return [];
  return [
    'Published under another name, and counted as the same agency:',
    ...aliases.map(({ agency_name, report_year, alias }) => `  ${agency_name} ${report_year}: ${alias}`),
    '',
  ];
}
