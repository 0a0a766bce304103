import { couldBegin, type Framing } from './framing.ts';

const END_OF_HEADERS = '\r\n\r\n';
/** The two line breaks after a record (WARC 1.1, section 4). */
const RECORD_END = '\r\n\r\n';
const LONGEST_HEADERS = 1024 * 1024;

/** Records that follow each other uncompressed: a `.warc` file. */
export const bareFraming: Framing = {
  mark: Buffer.from('WARC/'),
  frame: (bytes) => {
    if (!couldBegin(bytes, bareFraming.mark)) return { kind: 'damaged', why: 'is no WARC record' };
    const headerEnd = bytes.indexOf(END_OF_HEADERS);
    if (headerEnd === -1) {
      return bytes.length < LONGEST_HEADERS
        ? { kind: 'short' }
        : { kind: 'damaged', why: 'has headers without an end' };
    }
    const headers = bytes.toString('latin1', 0, headerEnd);
    const blockLength = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(headers)?.[1];
    if (blockLength === undefined) return { kind: 'damaged', why: 'has no Content-Length' };
    const blockEnd = headerEnd + END_OF_HEADERS.length + Number(blockLength);
    const length = blockEnd + RECORD_END.length;
    if (length > bytes.length) return { kind: 'short' };
    if (bytes.toString('latin1', blockEnd, length) !== RECORD_END) {
      return { kind: 'damaged', why: `does not end where its Content-Length of ${blockLength} says` };
    }
    return { kind: 'whole', length, content: bytes.subarray(0, length) };
  },
};
