import type { Anchor, Evidenced, ExtractedTable } from '../../domain/index.ts';
import type { TableRow } from '../../workspace/index.ts';
import type { ExtractedDocument } from '../extracted-document.ts';

/** A row with its table. */
export interface RowOf {
  readonly table: ExtractedTable;
  readonly row: TableRow;
}

/** A report with its place among the documents that were read together. */
export interface ReportOf {
  readonly extracted: ExtractedDocument;
  /** Number of the document at which it is, from 0. */
  readonly own: number;
  readonly reportId: string;
  /** Of all the documents. */
  readonly documentIds: readonly string[];
}

/** The rows of one report: itself, its documents, its cells, its text. */
export function reportRows(report: ReportOf): RowOf[] {
  return [reportRow(report), ...sourceRows(report), ...cellRows(report), ...textRows(report)];
}

function reportRow({ reportId, own, documentIds, extracted: { report } }: ReportOf): RowOf {
  return {
    table: 'report',
    row: {
      report_id: reportId,
      document_id: documentIds[own] ?? null,
      title: report.title,
      agency_name: report.agency?.value ?? null,
      agency_evidence: evidence(report.agency),
      division_code: report.division?.value ?? null,
      division_evidence: evidence(report.division),
      report_year: report.reportYear?.value ?? null,
      year_evidence: evidence(report.reportYear),
      template: report.template,
      published_on: report.publishedOn?.value ?? null,
      published_evidence: evidence(report.publishedOn),
      signed_on: report.signedOn?.value ?? null,
      identity_conflict: report.conflict,
    },
  };
}

function sourceRows({ reportId, own, documentIds, extracted }: ReportOf): RowOf[] {
  const documents = extracted.joined.length === 0 ? [{ document: own, compared: null }] : extracted.joined;
  return documents.map(({ document, compared }, at): RowOf => {
    const isHere = ({ anchor }: { readonly anchor: Anchor | null }) =>
      anchor !== null && own + anchor.document === document;
    return {
      table: 'report_source',
      row: {
        report_id: reportId,
        part: at + 1,
        document_id: documentIds[document] ?? null,
        cells: extracted.observations.filter((cell) => cell.value !== null && isHere(cell)).length,
        sections: extracted.sections.filter(isHere).length,
        cells_same: compared?.same ?? null,
        cells_different: compared?.different ?? null,
      },
    };
  });
}

function cellRows(report: ReportOf): RowOf[] {
  const { reportId, extracted } = report;
  return [
    ...extracted.observations.map((cell): RowOf => {
      return {
        table: 'observation',
        row: {
          report_id: reportId,
          measure_id: cell.measure,
          template: cell.template,
          value: cell.value,
          raw: cell.raw,
          unit: cell.unit,
          flags: cell.flags,
          matched_by: cell.matchedBy,
          ...whereOf(cell.anchor, report),
          confidence: cell.confidence,
          division_code: extracted.report.division?.value ?? null,
        },
      };
    }),
    ...extracted.checks.map(
      (check): RowOf => ({
        table: 'check_result',
        row: {
          report_id: reportId,
          check_id: check.id,
          table_id: check.table,
          along: check.column,
          severity: check.severity,
          status: check.status,
          left_value: check.left,
          right_value: check.right,
        },
      }),
    ),
  ];
}

function textRows(report: ReportOf): RowOf[] {
  const { reportId, extracted } = report;
  return [
    ...extracted.sections.map(({ number, heading, text, anchor }): RowOf => {
      return {
        table: 'narrative_section',
        row: { report_id: reportId, number, heading, text, ...whereOf(anchor, report) },
      };
    }),
    ...extracted.facts.map(
      (fact, at): RowOf => ({
        table: 'narrative_fact',
        row: { report_id: reportId, sequence: at + 1, ...fact },
      }),
    ),
  ];
}

function whereOf(anchor: Anchor | null, { own, documentIds }: ReportOf) {
  return {
    document_id: documentIds[own + (anchor?.document ?? 0)] ?? null,
    anchor: anchor?.place ?? null,
  };
}

function evidence(fact: Evidenced<string | number> | null): string | null {
  return fact === null ? null : `${fact.source}: ${fact.text}`;
}
