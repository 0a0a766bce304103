const CRLF = Buffer.from('\r\n');

/**
 * Undoes the chunked transfer encoding (RFC 9112, 7.1); undefined when the bytes are not chunked, as some archives
 * keep the header of an encoding that they have already undone.
 */
export function undoChunks(bytes: Buffer): Buffer | undefined {
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
