import { join } from 'node:path';
import type { OnProgress } from '../../domain/index.ts';
import { type Capture, recordWithBody } from '../capture.ts';
import { byFile, createCaptureList } from '../cdx/capture-list.ts';
import { damagedLineMessage, readIndexLines } from '../cdx/index-file.ts';
import { checksumsPath, readChecksums } from '../warc/checksums.ts';
import { sha256OfFile } from '../warc/digest.ts';
import { warcFiles } from '../warc/warc-file.ts';
import { scanWarc } from '../warc/warc-scan.ts';
import { type ArchiveFault, archiveFault } from './fault.ts';
import { faultsOfRecord } from './verify-record.ts';

export interface VerifyOptions {
  readonly folder: string;
  /** Told each fault as it is found. */
  readonly onFault: (fault: ArchiveFault) => void;
  readonly onProgress?: OnProgress;
}

/** How much was read. */
export interface Verified {
  readonly files: number;
  readonly records: number;
  readonly bytes: number;
}

/**
 * Holds an archive against itself: every record against its digests, the index against the records and back, each
 * revisit against its original, each closed file against its checksum. Reads a record at a time, changes nothing.
 * @throws {Failure} `record_invalid` when SHA256SUMS is damaged.
 */
export async function verifyArchive({ folder, onFault, onProgress }: VerifyOptions): Promise<Verified> {
  const index = await readIndexLines(folder);
  for (const line of index.damaged) {
    onFault(archiveFault('index_line', damagedLineMessage(folder, line), { file: 'index.cdxj' }));
  }
  if (index.torn) onFault(archiveFault('not_closed', 'ends in half a line', { file: 'index.cdxj' }));
  const lines = byFile(index.captures);
  const captures = createCaptureList(index.captures);
  /** Places of the records that were read, by file. */
  const read = new Map<string, ReadonlySet<number>>();
  let records = 0;
  let bytes = 0;
  for (const file of await warcFiles(folder)) {
    const indexed = new Map((lines.get(file) ?? []).map((capture) => [capture.offset, capture]));
    const offsets = new Set<number>();
    for await (const found of scanWarc(join(folder, file))) {
      const { offset, length } = found;
      bytes += length;
      if (found.kind === 'gap') {
        const url = indexed.get(offset)?.url ?? null;
        onFault(archiveFault('unreadable', `${length} bytes: ${found.why}`, { file, offset, url }));
        continue;
      }
      records += 1;
      if (records % RECORDS_A_STEP === 0) {
        const label = `${file} at byte ${offset}`;
        onProgress?.({
          kind: 'advance',
          stage: 'verify',
          done: records,
          total: index.captures.length,
          label,
        });
      }
      offsets.add(offset);
      for (const fault of await faultsOfRecord(file, found, indexed.get(offset), captures.of)) onFault(fault);
    }
    read.set(file, offsets);
  }
  const isRead = ({ file, offset }: Capture): boolean => read.get(file)?.has(offset) ?? false;
  for (const fault of index.captures.flatMap((capture) => faultsOfLine(capture, captures.of, isRead))) {
    onFault(fault);
  }
  for (const fault of await checksumFaults(folder, [...read.keys()])) onFault(fault);
  return { files: read.size, records, bytes };
}

/** Records between two tidings of progress. */
const RECORDS_A_STEP = 100;

function faultsOfLine(
  capture: Capture,
  capturesOf: (url: string) => readonly Capture[],
  isRead: (capture: Capture) => boolean,
): ArchiveFault[] {
  const { capturedAt } = capture;
  if (!isRead(capture)) {
    return [
      archiveFault('no_record', `the index has a record of ${capturedAt} here, the file has none`, capture),
    ];
  }
  const holder = recordWithBody(capturesOf(capture.url), capture);
  if (holder !== undefined && isRead(holder)) return [];
  return [
    archiveFault('no_original', `the record of ${capturedAt} refers to a body that is not there`, capture),
  ];
}

async function checksumFaults(folder: string, files: readonly string[]): Promise<ArchiveFault[]> {
  const sums = await readChecksums(folder);
  const faults: ArchiveFault[] = [];
  for (const file of files) {
    const sum = sums.get(file);
    if (sum === undefined) {
      faults.push(archiveFault('not_closed', `has no line in ${checksumsPath(folder)}`, { file }));
    } else if ((await sha256OfFile(join(folder, file))) !== sum) {
      faults.push(archiveFault('checksum', `is not what ${checksumsPath(folder)} says`, { file }));
    }
  }
  const present = new Set(files);
  const missing = [...sums.keys()].filter((file) => !present.has(file));
  return [...faults, ...missing.map((file) => archiveFault('file_missing', 'is not there', { file }))];
}
