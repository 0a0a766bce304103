export { CaptureMissing, readBody } from './body.ts';
export type { Capture } from './capture.ts';
export { indexedCaptures } from './cdx/index-file.ts';
export { type Exchange, type HttpHeader, headerValue, statusOf } from './exchange.ts';
export {
  type BrokenRecord,
  type ImportOptions,
  type ImportSummary,
  importWarc,
} from './import/import-warc.ts';
export { readCaptures } from './reader.ts';
export type { Recovery } from './recovery.ts';
export type { ArchiveFault } from './verify/fault.ts';
export { type Verified, type VerifyOptions, verifyArchive } from './verify/verify.ts';
export { exportWacz, type Wacz, type WaczOptions } from './wacz/wacz.ts';
export { ContentError, decodeContent } from './warc/content-encoding.ts';
export { type ArchiveOptions, type ArchiveWriter, openArchive } from './writer.ts';
