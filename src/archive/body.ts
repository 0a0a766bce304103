import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Capture, recordWithBody } from './capture.ts';
import { decodeContent } from './warc/content-encoding.ts';
import { sha256 } from './warc/digest.ts';
import { readSlice } from './warc/file-slice.ts';
import { exchangeOf, parseRecord } from './warc/stored-record.ts';

/** The archive does not hold what its index names; becomes the problem of the same code. */
export class CaptureMissing extends Error {
  override readonly name = 'CaptureMissing';
  readonly code = 'capture_missing';
}

/**
 * The body of a capture, without content encoding; a revisit's is read from the record it refers to.
 * @param captures all captures of the same folder, or at least of the same URL.
 * @throws {CaptureMissing} when the record is missing, damaged, or not what the index says.
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
  const where = `${join(folder, holder.file)} at byte ${holder.offset}`;
  let body: Uint8Array;
  try {
    body = await bodyAt(folder, holder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CaptureMissing(`${capture.url}: ${where}: ${why}`, { cause: error });
  }
  if (sha256(body) !== capture.sha256) {
    throw new CaptureMissing(`${capture.url}: ${where}: holds other bytes than the index says`);
  }
  return body;
}

/** Whether the record of a capture is there and has the body that the index says. */
export async function isHeld(folder: string, capture: Capture): Promise<boolean> {
  try {
    await readBody(folder, [capture], capture);
    return true;
  } catch (error) {
    if (error instanceof CaptureMissing) return false;
    throw error;
  }
}

async function bodyAt(folder: string, { file, offset, length }: Capture): Promise<Uint8Array> {
  const member = await readSlice(join(folder, file), offset, length);
  const exchange = exchangeOf(parseRecord(gunzipSync(member)));
  if (exchange === null) throw new Error('holds no HTTP response');
  return decodeContent(exchange.headers, exchange.payload);
}
