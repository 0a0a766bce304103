import { type Exchange, type HttpHeader, joinedHeader } from '../exchange.ts';

/** The part of an exchange that a WARC record holds as its block (WARC 1.1, section 6.3.2). */
export type HttpMessage = Pick<Exchange, 'statusLine' | 'headers' | 'payload'>;

const CRLF = Buffer.from('\r\n');
const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/** Status line and headers as bytes, including the empty line. */
export function httpHeaderBytes({ statusLine, headers }: HttpMessage): Buffer {
  const lines = [statusLine, ...headers.map(([name, value]) => `${storedName(name)}: ${value}`)];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), END_OF_HEADERS]);
}

/** The body is stored without its transfer encoding, so a reader must not undo it again. */
function storedName(name: string): string {
  return name.toLowerCase() === 'transfer-encoding' ? 'X-Archive-Orig-Transfer-Encoding' : name;
}

/** Reads a block, also one that another program wrote; undefined when the bytes are no HTTP response. */
export function parseHttpBlock(block: Uint8Array): HttpMessage | undefined {
  const bytes = asBuffer(block);
  const end = bytes.indexOf(END_OF_HEADERS);
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, Math.max(0, end)).split('\r\n');
  if (!statusLine.startsWith('HTTP/')) return undefined;
  const headers = lines.map(parseHeaderLine);
  const payload = payloadAsStored(block);
  const isChunked = /chunked/i.test(joinedHeader(headers, 'transfer-encoding') ?? '');
  return { statusLine, headers, payload: (isChunked ? undoChunks(payload) : undefined) ?? payload };
}

/** What follows the headers in a block, byte for byte. */
export function payloadAsStored(block: Uint8Array): Buffer {
  const bytes = asBuffer(block);
  const end = bytes.indexOf(END_OF_HEADERS);
  return bytes.subarray(end === -1 ? bytes.length : end + END_OF_HEADERS.length);
}

function asBuffer(block: Uint8Array): Buffer {
  return Buffer.from(block.buffer, block.byteOffset, block.byteLength);
}

function parseHeaderLine(line: string): HttpHeader {
  const colon = line.indexOf(':');
  return colon === -1 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+/, '')];
}

/**
 * Undoes the chunked transfer encoding (RFC 9112, 7.1); undefined when the bytes are not chunked, as some archives
 * keep the header of an encoding that they have already undone.
 */
function undoChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = bytes.indexOf(CRLF, position);
    if (lineEnd === -1) return undefined;
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;|$)/i.exec(bytes.toString('latin1', position, lineEnd))?.[1];
    if (size === undefined) return undefined;
    const begin = lineEnd + CRLF.length;
    const end = begin + Number.parseInt(size, 16);
    if (end === begin) return Buffer.concat(chunks);
    if (!bytes.subarray(end, end + CRLF.length).equals(CRLF)) return undefined;
    chunks.push(bytes.subarray(begin, end));
    position = end + CRLF.length;
  }
}
