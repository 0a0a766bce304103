export { toContract } from './contract.ts';
export type { ExtractSummary } from './extract-portal.ts';
export { type ExtractOutcome, extractPortals } from './extract-portals.ts';
export { type ExtractedDocument, unreadable } from './extracted-document.ts';
export { NO_CONTEXT } from './identity/index.ts';
export {
  type ConvertToDocx,
  createExtractPool,
  findOffice,
  MAX_DOCUMENT_BYTES,
  officeIn,
} from './worker/index.ts';
