import { createHash } from 'node:crypto';
import { type Problem, problemFactsText } from '../../domain/index.ts';
import type { TableRow } from '../../workspace/index.ts';
import type { DocumentRead, ExtractedDocument } from '../extracted-document.ts';
import { type ReportOf, type RowOf, reportRows } from './report-rows.ts';

/** A document of a portal: one content at one URL, with what the lists say about it. */
export interface SourceDocument {
  readonly portal: string;
  readonly url: string;
  /** Address of the page whose further page or attachment it is; its own for a page. */
  readonly pageUrl: string;
  readonly sha256: string;
  readonly role: 'report' | 'further_page' | 'attachment';
  readonly contentType: string | null;
  readonly listedTitle: string | null;
  readonly listedAgency: string | null;
  readonly listedOn: string | null;
}

/** Sixteen hex digits that name one content at one URL of one portal. */
function documentIdOf({ portal, url, sha256 }: SourceDocument): string {
  return createHash('sha256').update(`${portal}\n${url}\n${sha256}`).digest('hex').slice(0, 16);
}

/**
 * The rows that documents which were read together add to the tables that load reads.
 * @param read the result of each document, in the order of the sources.
 */
export function rowsOf(
  sources: readonly SourceDocument[],
  read: readonly DocumentRead[],
  extractorVersion: string,
): RowOf[] {
  const documentIds = sources.map(documentIdOf);
  const reports = read.flatMap(({ reports }, at) =>
    reports.map((extracted, index) => ({
      extracted,
      own: at,
      reportId: `${documentIds[at]}-${index + 1}`,
      documentIds,
    })),
  );
  const inReport = new Set(reports.filter(({ extracted }) => extracted.isReport).flatMap(documentsOf));
  return [
    ...sources.map((source, at) =>
      documentRow(source, {
        document_id: documentIds[at] ?? null,
        format: read[at]?.format ?? 'unknown',
        is_report: inReport.has(at),
        extractor_version: extractorVersion,
      }),
    ),
    ...reports.filter(({ extracted }) => extracted.isReport).flatMap(reportRows),
    ...problemRows(reports, documentIds),
  ];
}

function documentsOf({ extracted, own }: { extracted: ExtractedDocument; own: number }): number[] {
  return [own, ...extracted.joined.map(({ document }) => document)];
}

function documentRow(source: SourceDocument, facts: TableRow): RowOf {
  return {
    table: 'document',
    row: {
      portal_id: source.portal,
      url: source.url,
      page_url: source.pageUrl,
      sha256: source.sha256,
      role: source.role,
      listed_title: source.listedTitle,
      listed_agency: source.listedAgency,
      listed_on: source.listedOn,
      ...facts,
    },
  };
}

/** Numbered in each document by the order in which they were found. */
function problemRows(reports: readonly ReportOf[], documentIds: readonly string[]): RowOf[] {
  const found = reports.flatMap(({ extracted, own, reportId }) =>
    extracted.problems.map((problem) => ({
      problem,
      reportId: extracted.isReport ? reportId : null,
      document: own + (problem.anchor?.document ?? 0),
    })),
  );
  return documentIds.flatMap((documentId, at) =>
    found
      .filter(({ document }) => document === at)
      .map(({ problem, reportId }, index) => problemRow(documentId, index + 1, reportId, problem)),
  );
}

function problemRow(
  documentId: string,
  sequence: number,
  reportId: string | null,
  { code, severity, facts, anchor }: Problem,
): RowOf {
  return {
    table: 'document_problem',
    row: {
      document_id: documentId,
      sequence,
      report_id: reportId,
      code,
      severity,
      facts: problemFactsText(facts),
      anchor: anchor?.place ?? null,
    },
  };
}
