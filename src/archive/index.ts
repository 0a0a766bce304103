export { CaptureMissing, readBody } from './body.ts';
export type { Capture } from './capture.ts';
export { ContentError, decodeContent } from './content-encoding.ts';
export { type Exchange, type HttpHeader, headerValue, statusOf } from './exchange.ts';
export type { ArchiveFault } from './fault.ts';
export {
  type BrokenRecord,
  type ImportOptions,
  type ImportSummary,
  importWarc,
} from './import-warc.ts';
export { readCaptures } from './reader.ts';
export type { Recovery } from './recovery.ts';
export { type Verified, type VerifyOptions, verifyArchive } from './verify.ts';
export { exportWacz, type Wacz, type WaczOptions } from './wacz.ts';
export { type ArchiveOptions, type ArchiveWriter, openArchive } from './writer.ts';
