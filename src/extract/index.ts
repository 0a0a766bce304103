export { EXTRACTOR_VERSION, type ExtractedDocument, Extractor } from './extract-document.ts';
export { NO_CONTEXT, type SourceContext } from './identity/index.ts';
