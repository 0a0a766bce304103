import { createHash } from 'node:crypto';
import { problemMeaning, problemMessage } from '../text/index.ts';
import type { ExtractedDocument } from './extracted-document.ts';

/**
 * What `nianbao extract FILE --json` prints for one file: the contract of docs/architecture.md.
 * @param file path as the user gave it
 * @param bytes null where the file was too large to be read
 */
export function toContract(file: string, bytes: Uint8Array | null, extracted: ExtractedDocument): object {
  const { report } = extracted;
  return {
    file,
    sha256: bytes === null ? null : createHash('sha256').update(bytes).digest('hex'),
    format: extracted.format,
    report: {
      agency: report.agency?.value ?? null,
      division: report.division?.value ?? null,
      reportYear: report.reportYear?.value ?? null,
      template: report.template,
      publishedOn: report.publishedOn?.value ?? null,
      signedOn: report.signedOn?.value ?? null,
      title: report.title,
    },
    observations: extracted.observations.map(
      ({ table, row, column, value, raw, unit, flags, anchor, matchedBy, confidence }) => ({
        table,
        row,
        column,
        value,
        raw,
        unit,
        flags,
        anchor: anchor?.place ?? null,
        matchedBy,
        confidence,
      }),
    ),
    checks: extracted.checks.map(({ id, table, column, status, left, right }) => ({
      id,
      table,
      column,
      status,
      left,
      right,
    })),
    sections: extracted.sections.map(({ number, heading, text }) => ({ number, heading, text })),
    problems: extracted.problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      message: problemMessage(problem),
      action: problemMeaning(problem.code).en.action,
      anchor: problem.anchor?.place ?? null,
      facts: problem.facts,
    })),
  };
}
