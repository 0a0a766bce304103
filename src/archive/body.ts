import { join } from 'node:path';
import { WARCParser } from 'warcio';
import { type Capture, recordWithBody } from './capture.ts';
import { decodeContent } from './content-encoding.ts';
import { sha256 } from './digest.ts';
import { readSlice } from './file-slice.ts';
import { parseHttpBlock } from './http-block.ts';

/** The archive does not hold what its index names; becomes the problem of the same code. */
export class CaptureMissing extends Error {
  override readonly name = 'CaptureMissing';
  readonly code = 'capture_missing';
}

/**
 * The body of a capture, without content encoding; a revisit's is read from the record it refers to.
 * @param captures all captures of the same folder, or at least of the same URL.
 * @throws {CaptureMissing} when the record is missing, damaged, or holds something else than the index says.
 */
export async function readBody(
  folder: string,
  captures: readonly Capture[],
  capture: Capture,
): Promise<Uint8Array> {
  const holder = recordWithBody(captures, capture);
  if (holder === undefined) {
    throw new CaptureMissing(
      `${capture.url}: no record in ${folder} holds the body that was seen again at ${capture.capturedAt}`,
    );
  }
  const place = `${join(folder, holder.file)} at byte ${holder.offset}`;
  let body: Uint8Array;
  try {
    body = await bodyAt(folder, holder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CaptureMissing(`${capture.url}: ${place}: ${why}`, { cause: error });
  }
  if (sha256(body) !== capture.sha256) {
    throw new CaptureMissing(`${capture.url}: ${place}: holds other bytes than the index says`);
  }
  return body;
}

async function bodyAt(folder: string, { file, offset, length }: Capture): Promise<Uint8Array> {
  const slice = await readSlice(join(folder, file), offset, length);
  const record = await WARCParser.parse([slice], { keepHeadersCase: true, parseHttp: false });
  if (record === null) throw new Error('is no WARC record');
  const message = parseHttpBlock(await record.readFully(false));
  if (message === undefined) throw new Error('holds no HTTP response');
  return decodeContent(message.headers, message.payload);
}
