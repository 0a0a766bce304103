export { type ConvertToDocx, findOffice, officeIn } from './office.ts';
export { createExtractPool, type ExtractPool, type ExtractPoolOptions, MAX_DOCUMENT_BYTES } from './pool.ts';
