/** The part of the package `warc` that the tests use; it comes without types. */
declare module 'warc' {
  import type { Transform } from 'node:stream';

  export interface WarcRecord {
    readonly protocol: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly content: Buffer;
  }

  export default class WARCStream extends Transform {}
}
