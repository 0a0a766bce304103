import type { ExportOptions, ExportSummary } from './export-files.ts';

export type { Headers } from './columns.ts';
export { DICTIONARY_COLUMNS } from './dictionary.ts';
export type { ExportedFile, ExportOptions, ExportSummary } from './export-files.ts';
export { fileFacts } from './file-facts.ts';
export { EXPORT_FORMATS, EXPORT_PARTS, type ExportFormat, type ExportPart } from './job.ts';
export { EXPORT_TABLES } from './tables.ts';

/** See `export-files.ts`, which is loaded with its libraries only when something is exported. */
export async function exportFiles(options: ExportOptions): Promise<ExportSummary> {
  return (await import('./export-files.ts')).exportFiles(options);
}
