import type { Exchange, HttpHeader } from './exchange.ts';

/** The part of an exchange that a WARC record holds as its block (WARC 1.1, section 6.3.2). */
export type HttpMessage = Pick<Exchange, 'statusLine' | 'headers' | 'payload'>;

const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/** Status line and headers as bytes, up to and with the empty line. */
export function httpHeaderBytes({ statusLine, headers }: HttpMessage): Buffer {
  const lines = [statusLine, ...headers.map(([name, value]) => `${storedName(name)}: ${value}`)];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), END_OF_HEADERS]);
}

/** The body is stored without its transfer encoding, so a reader must not undo it again. */
function storedName(name: string): string {
  return name.toLowerCase() === 'transfer-encoding' ? 'X-Archive-Orig-Transfer-Encoding' : name;
}

/** Reads a block that `httpHeaderBytes` began; undefined when the bytes are none. */
export function parseHttpBlock(block: Uint8Array): HttpMessage | undefined {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const end = bytes.indexOf(END_OF_HEADERS);
  if (end === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  return {
    statusLine,
    headers: lines.map(parseHeaderLine),
    payload: bytes.subarray(end + END_OF_HEADERS.length),
  };
}

function parseHeaderLine(line: string): HttpHeader {
  const colon = line.indexOf(': ');
  return colon === -1 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 2)];
}
