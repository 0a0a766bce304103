import type { CellExplanation } from '../publish/index.ts';
import { counted, grouped } from './terminal.ts';

/** What is known about one cell, in the order of a reader's questions: what, where, how, and is it consistent. */
export function explanationLines(explanation: CellExplanation): string[] {
  const { report, measure, value, source, facts, parts } = explanation;
  return [
    `${report.agency_name ?? 'unknown agency'} ${report.report_year ?? 'unknown year'}: ${measure.zh}`,
    `${measure.en} — ${measure.measure_id}`,
    '',
    `value      ${number(value)} ${value === null ? '' : measure.unit}`.trimEnd(),
    ...readingLines(explanation),
    ...parts.map((part) => `sum of     ${part.measure_id} = ${number(part.value)}`),
    '',
    `report     ${report.title ?? 'without title'} (${report.report_id}${report.is_current ? '' : ', replaced by another'})`,
    `source     ${source.url}`,
    `           SHA-256 ${source.sha256}`,
    ...(source.captured_at === null
      ? []
      : [`           captured ${source.captured_at} UTC, ${source.warc_file} at byte ${source.warc_offset}`]),
    ...documentLines(explanation),
    `trust      ${report.trust}${report.trust_reason_en === null ? '' : `: ${report.trust_reason_en}`}`,
    ...correctionLines(explanation),
    '',
    ...checkLines(explanation),
    ...facts.map((fact) => `text       ${number(fact.value)} ${fact.unit ?? ''}: ${fact.sentence}`),
    ...neighbourLines(explanation),
  ];
}

function readingLines({ reading }: CellExplanation): string[] {
  if (reading === null) return [];
  const { raw, flags, matched_by, anchor, template, confidence } = reading;
  return [
    `raw text   ${raw === null ? 'the report lacks this cell' : JSON.stringify(raw)}`,
    `place      ${anchor ?? 'none'}`,
    `placed by  ${matched_by ?? 'nothing'}, on the form of ${template}`,
    ...(confidence === null ? [] : [`confidence ${confidence} (recognised in a picture)`]),
    ...(flags.length === 0 ? [] : [`flags      ${flags.join(', ')}`]),
  ];
}

/** Documents from which the report was joined, and those that print it in another format. */
function documentLines({ documents }: CellExplanation): string[] {
  return documents.flatMap(({ url, cells, sections, cells_same, cells_different }) => [
    `document   ${url}`,
    `           ${counted(cells, 'cell')} and ${counted(sections, 'section')} are taken from it` +
      (cells_same === null ? '' : `; ${cells_same} it prints alike, ${cells_different} differently`),
  ]);
}

function correctionLines({ correction }: CellExplanation): string[] {
  if (correction === null) return [];
  const { status, original, corrected, reason, author, corrected_on } = correction;
  return [
    `corrected  ${number(original)} to ${number(corrected)} by ${author} on ${corrected_on} (${status}): ${reason}`,
    `           ${correction.source}`,
  ];
}

function checkLines({ checks, report }: CellExplanation): string[] {
  if (checks.length === 0) return ['checks     it takes part in none'];
  return checks.flatMap((check) => {
    const sides =
      check.status === 'pass'
        ? `${number(check.left_value)} on both sides`
        : `${number(check.left_value)} against ${number(check.right_value)}`;
    const year = check.report_id === report.report_id ? '' : ` (report of ${check.report_year})`;
    return [
      `check      ${check.status.replace('_', ' ')}: ${check.zh}${year}`,
      `           ${check.en}: ${sides} [${check.check_id}, ${check.along}]`,
    ];
  });
}

function neighbourLines({ previous, next }: CellExplanation): string[] {
  return [previous, next].flatMap((year) => {
    if (year === null) return [];
    const verdict = year.comparability?.replaceAll('_', ' ') ?? 'not comparable';
    return [
      `in ${year.report_year}    ${number(year.value)} (${verdict}${year.reason_en === null ? '' : `: ${year.reason_en}`})`,
    ];
  });
}

function number(value: number | null): string {
  return value === null ? 'unknown' : grouped(value);
}
