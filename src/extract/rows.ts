import { createHash } from 'node:crypto';
import type { Evidenced, ExtractedTable } from '../domain/index.ts';
import type { TableRow } from '../workspace/index.ts';
import type { ExtractedDocument } from './extract-document.ts';

/** A document of a portal: one content at one URL, with what the lists say of it. */
export interface SourceDocument {
  readonly portal: string;
  readonly url: string;
  readonly sha256: string;
  readonly role: 'report' | 'attachment';
  readonly contentType: string | null;
  readonly listedTitle: string | null;
  readonly listedAgency: string | null;
  readonly listedOn: string | null;
}

/** Sixteen hex digits that name one content at one URL of one portal. */
function documentIdOf({ portal, url, sha256 }: SourceDocument): string {
  return createHash('sha256').update(`${portal}\n${url}\n${sha256}`).digest('hex').slice(0, 16);
}

export interface RowOf {
  readonly table: ExtractedTable;
  readonly row: TableRow;
}

/** The rows that one document adds to the tables that load reads. @param reports what it prints; never none. */
export function rowsOf(
  source: SourceDocument,
  reports: readonly ExtractedDocument[],
  extractorVersion: string,
): RowOf[] {
  const id = documentIdOf(source);
  const document: RowOf = {
    table: 'document',
    row: {
      document_id: id,
      portal_id: source.portal,
      url: source.url,
      sha256: source.sha256,
      role: source.role,
      format: reports[0]?.format ?? 'unknown',
      is_report: reports.some((extracted) => extracted.isReport),
      listed_title: source.listedTitle,
      listed_agency: source.listedAgency,
      listed_on: source.listedOn,
      extractor_version: extractorVersion,
    },
  };
  const numbered = reports.map((extracted, at) => ({ extracted, reportId: `${id}-${at + 1}` }));
  const problems = numbered
    .flatMap(({ extracted, reportId }) =>
      extracted.problems.map((problem) => ({ problem, reportId: extracted.isReport ? reportId : null })),
    )
    .map(
      ({ problem, reportId }, at): RowOf => ({
        table: 'document_problem',
        row: {
          document_id: id,
          sequence: at + 1,
          report_id: reportId,
          code: problem.code,
          severity: problem.severity,
          message: problem.message,
          action: problem.action,
          anchor: problem.anchor,
        },
      }),
    );
  const read = numbered
    .filter(({ extracted }) => extracted.isReport)
    .flatMap(({ extracted, reportId }) => [
      reportRow(id, reportId, extracted),
      ...cellRows(reportId, extracted),
    ]);
  return [document, ...read, ...problems];
}

function reportRow(documentId: string, reportId: string, { report }: ExtractedDocument): RowOf {
  return {
    table: 'report',
    row: {
      report_id: reportId,
      document_id: documentId,
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

function cellRows(reportId: string, extracted: ExtractedDocument): RowOf[] {
  return [
    ...extracted.observations.map(
      (cell): RowOf => ({
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
          anchor: cell.anchor,
          confidence: cell.confidence,
        },
      }),
    ),
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
    ...extracted.sections.map(
      (section): RowOf => ({
        table: 'narrative_section',
        row: { report_id: reportId, ...section },
      }),
    ),
    ...extracted.facts.map(
      (fact, at): RowOf => ({
        table: 'narrative_fact',
        row: { report_id: reportId, sequence: at + 1, ...fact },
      }),
    ),
  ];
}

function evidence(fact: Evidenced<string | number> | null): string | null {
  return fact === null ? null : `${fact.source}: ${fact.text}`;
}
