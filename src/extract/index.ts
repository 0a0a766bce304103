export { toContract } from './contract.ts';
export { type ExtractPortalOptions, type ExtractSummary, extractPortal } from './extract-portal.ts';
export { type ExtractedDocument, unreadable } from './extracted-document.ts';
export { EXTRACTOR_VERSION, Extractor } from './extractor.ts';
export { NO_CONTEXT, type SourceContext } from './identity/index.ts';
export {
  type ConvertToDocx,
  createExtractPool,
  type ExtractPool,
  findOffice,
  MAX_DOCUMENT_BYTES,
  officeIn,
} from './worker/index.ts';
