export { rowsOf } from './document-rows.ts';
export { readSources } from './read-sources.ts';
export type { RowOf } from './report-rows.ts';
export { holdsBody, type SourceGroup, sourceDocuments } from './source-documents.ts';
