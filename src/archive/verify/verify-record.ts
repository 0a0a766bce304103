import type { Capture } from '../capture.ts';
import { cdxjLine } from '../cdx/cdxj.ts';
import { wrongDigests } from '../warc/record-digests.ts';
import { readRecord } from '../warc/record-reading.ts';
import { targetOf } from '../warc/stored-record.ts';
import type { FoundRecord } from '../warc/warc-scan.ts';
import { type ArchiveFault, archiveFault } from './fault.ts';

const DIGEST_FAULTS = {
  block_digest: 'the block is not what WARC-Block-Digest says',
  payload_digest: 'the body is not what WARC-Payload-Digest says',
} as const;

/**
 * What is wrong with one record that could be read.
 * @param line what the index says about its place.
 */
export async function faultsOfRecord(
  file: string,
  { record, offset, length }: FoundRecord,
  line: Capture | undefined,
  capturesOf: (url: string) => readonly Capture[],
): Promise<ArchiveFault[]> {
  const place = { file, offset, url: targetOf(record) };
  const digests = wrongDigests(record).map((kind) => archiveFault(kind, DIGEST_FAULTS[kind], place));
  const reading = await readRecord(record, capturesOf);
  if (reading.kind === 'other') {
    const isIndexed = line === undefined ? [] : [`the index has ${line.url} here, the file a ${record.type}`];
    return [...digests, ...isIndexed.map((detail) => archiveFault('index_differs', detail, place))];
  }
  if (reading.kind === 'orphan') {
    const isTold = line !== undefined;
    return isTold ? digests : [...digests, archiveFault('no_original', 'refers to no record', place)];
  }
  if (reading.kind === 'broken') return [...digests, archiveFault('no_answer', reading.why, place)];
  if (line === undefined) {
    return [...digests, archiveFault('not_indexed', 'the index does not have this record', place)];
  }
  const different = differences({ ...reading.observed, file, offset, length }, line);
  if (different.length === 0) return digests;
  const detail = `the index has another ${different.join(', ')} than the record`;
  return [...digests, archiveFault('index_differs', detail, place)];
}

/** Names of the fields in which two captures differ. */
function differences(held: Capture, indexed: Capture): string[] {
  if (cdxjLine(held) === cdxjLine(indexed)) return [];
  const values = new Map<string, unknown>(Object.entries(indexed));
  return Object.entries(held).flatMap(([name, value]) => (values.get(name) === value ? [] : [name]));
}
