import type { ComparedValue, DepartmentSum, RunSummary } from '../publish/index.ts';
import { grouped, signed, textTable } from './terminal.ts';

/** Agencies that fit on a screen; the CSV has them all. */
const AGENCIES_SHOWN = 4;

const LEGEND = '· no report was read   – blank or not comparable   ? a check of this report fails';
const LEVELS = [
  '~ the report of an agency, or its value, is not in the sum',
  'The report of a government includes its departments: the two are never added up.',
];

/**
 * One table per measure: agencies down, years across; what may not be compared is marked. Where a government reports, the
 * sum of its departments and its own report are below, one line each. Nothing without rows.
 */
export function headlineLines(
  rows: readonly ComparedValue[],
  sums: readonly DepartmentSum[],
  aliases: RunSummary['aliases'],
): string[] {
  if (rows.length === 0) return [];
  const names = (of: readonly ComparedValue[]) => [...new Set(of.map((row) => row.agency_name))];
  const agencies = names(rows.filter((row) => row.kind !== 'government'));
  const shown = rows.filter((row) => agencies.slice(0, AGENCIES_SHOWN).includes(row.agency_name));
  const divisions = new Set(shown.map((row) => row.division_code));
  const governments = rows.filter((row) => row.kind === 'government' && divisions.has(row.division_code));
  const governed = new Set(governments.map((row) => row.division_code));
  const summed = sums.filter((sum) => governed.has(sum.division_code));
  const years = [...new Set(rows.map((row) => row.report_year))].sort((a, b) => a - b);
  const measures = [...new Set(rows.map((row) => row.measure_id))];
  const named = [...names(shown), ...names(governments)];
  const left = names(rows).length - named.length;
  return [
    ...measures.flatMap((measure) => {
      const of = <T extends { readonly measure_id: string }>(all: readonly T[]) =>
        all.filter((row) => row.measure_id === measure);
      return measureLines(of(shown), of(summed), of(governments), years);
    }),
    LEGEND,
    ...(governments.length > 0 ? LEVELS : []),
    '',
    ...aliasLines(aliases.filter((alias) => named.includes(alias.agency_name))),
    ...(left > 0 ? [`${named.length} of ${named.length + left} agencies; comparison.csv has all`, ''] : []),
  ];
}

function measureLines(
  agencies: readonly ComparedValue[],
  sums: readonly DepartmentSum[],
  governments: readonly ComparedValue[],
  years: readonly number[],
): string[] {
  const rows = [...agencies, ...governments];
  const [first] = rows;
  if (first === undefined) return [];
  const caveats = [
    ...new Set(rows.filter((row) => row.comparability !== 'comparable').map((row) => row.reason_en)),
  ];
  return [
    `${first.measure_zh}, ${first.unit}`,
    `${first.measure_en} — ${first.measure_id}`,
    textTable(
      ['', ...years.map(String), 'change'],
      [...agencyRows(agencies, years), ...sumRows(sums, years), ...agencyRows(governments, years)],
      [...years.map((_, at) => at + 1), years.length + 1],
    ),
    ...caveats
      .filter((caveat) => caveat !== null && !caveat.startsWith('no report'))
      .map((caveat) => `  note: ${caveat}`),
    '',
  ];
}

function agencyRows(rows: readonly ComparedValue[], years: readonly number[]): string[][] {
  return [...new Set(rows.map((row) => row.agency_name))].map((agency) => {
    const byYear = new Map(
      rows.filter((row) => row.agency_name === agency).map((row) => [row.report_year, row]),
    );
    const cell = (year: number) => {
      const row = byYear.get(year);
      if (row === undefined) return '·';
      return (row.value === null ? '–' : grouped(row.value)) + (row.checks_failed > 0 ? '?' : '');
    };
    return [agency, ...years.map(cell), changeOf(byYear.get(years.at(-1) ?? 0))];
  });
}

function changeOf(row: ComparedValue | undefined): string {
  if (row === undefined) return '';
  if (row.change === null) return '–';
  return signed(row.change) + (row.change_pct === null ? '' : ` (${signed(row.change_pct)} %)`);
}

/** No change is printed, because the sums of two years may be over different agencies. */
function sumRows(sums: readonly DepartmentSum[], years: readonly number[]): string[][] {
  return [...new Set(sums.map((sum) => sum.division_code))].map((division) => {
    const here = sums.filter((sum) => sum.division_code === division);
    const cell = (year: number) => {
      const sum = here.find((candidate) => candidate.report_year === year);
      if (sum === undefined) return '·';
      return (sum.value === null ? '–' : grouped(sum.value)) + (sum.agencies_lacking > 0 ? '~' : '');
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
