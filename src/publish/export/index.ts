export type { Headers } from './columns.ts';
export {
  type ExportedFile,
  type ExportOptions,
  type ExportSummary,
  exportFiles,
} from './export-files.ts';
export { EXPORT_FORMATS, EXPORT_PARTS, type ExportFormat, type ExportPart } from './job.ts';
export { EXPORT_TABLES } from './tables.ts';
