export type { Headers } from './columns.ts';
export { DICTIONARY_COLUMNS } from './dictionary.ts';
export {
  type ExportedFile,
  type ExportOptions,
  type ExportSummary,
  exportFiles,
} from './export-files.ts';
export { fileFacts } from './file-facts.ts';
export { EXPORT_FORMATS, EXPORT_PARTS, type ExportFormat, type ExportPart } from './job.ts';
export { EXPORT_TABLES } from './tables.ts';
