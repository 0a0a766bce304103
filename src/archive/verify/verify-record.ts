import type { Capture } from '../capture.ts';
import { cdxjLine } from '../cdx/cdxj.ts';
import { readRecord } from '../warc/record-content.ts';
import { wrongDigests } from '../warc/record-digests.ts';
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
  const position = { file, offset, url: targetOf(record) };
  const digests = wrongDigests(record).map((kind) => archiveFault(kind, DIGEST_FAULTS[kind], position));
  const content = await readRecord(record, capturesOf);
  if (content.kind === 'other') {
    const isIndexed = line === undefined ? [] : [`the index has ${line.url} here, the file a ${record.type}`];
    return [...digests, ...isIndexed.map((detail) => archiveFault('index_differs', detail, position))];
  }
  if (content.kind === 'orphan') {
    const isInIndex = line !== undefined;
    return isInIndex ? digests : [...digests, archiveFault('no_original', 'refers to no record', position)];
  }
  if (content.kind === 'broken') return [...digests, archiveFault('no_answer', content.why, position)];
  if (line === undefined) {
    return [...digests, archiveFault('not_indexed', 'the index does not have this record', position)];
  }
  const different = differences({ ...content.observed, file, offset, length }, line);
  if (different.length === 0) return digests;
  const detail = `the index has another ${different.join(', ')} than the record`;
  return [...digests, archiveFault('index_differs', detail, position)];
}

/** Names of the fields in which two captures differ. */
function differences(stored: Capture, indexed: Capture): string[] {
  if (cdxjLine(stored) === cdxjLine(indexed)) return [];
  const values = new Map<string, unknown>(Object.entries(indexed));
  return Object.entries(stored).flatMap(([name, value]) => (values.get(name) === value ? [] : [name]));
}
