export { toContract } from './contract.ts';
export { EXTRACTOR_VERSION, type ExtractedDocument, Extractor, unreadable } from './extract-document.ts';
export { type ExtractPortalOptions, type ExtractSummary, extractPortal } from './extract-portal.ts';
export { NO_CONTEXT, type SourceContext } from './identity/index.ts';
export { type OcrComponent, type OcrState, ocrFault, ocrIn } from './read/index.ts';
// Not through read/: the processes that read documents need no installer, nor the database that comes with the workspace.
export { installOcr } from './read/ocr/install.ts';
export { createExtractPool, type ExtractPool, MAX_DOCUMENT_BYTES } from './worker/index.ts';
