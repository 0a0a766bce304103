import { basename, join } from 'node:path';
import type { OnProgress } from '../../domain/index.ts';
import { failureText } from '../../text/index.ts';
import { type Capture, recordWithBody } from '../capture.ts';
import { damagedLine, type IndexLine, indexLines, indexPath } from '../cdx/index-file.ts';
import { checksumsPath, readChecksums } from '../warc/checksums.ts';
import { sha256OfFile } from '../warc/digest.ts';
import { warcFiles } from '../warc/warc-file.ts';
import { scanWarc } from '../warc/warc-scan.ts';
import { type ArchiveFault, archiveFault } from './fault.ts';
import { type IndexedRecords, openIndexedRecords } from './indexed-records.ts';
import { faultsOfRecord } from './verify-record.ts';

export interface VerifyOptions {
  readonly folder: string;
  /** Called with each fault as it is found. */
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
 * Checks an archive for consistency: every record against its digests, the index against the records and back, each
 * revisit against its original, each closed file against its checksum. Reads a record at a time, changes nothing.
 * @throws {Failure} `record_invalid` when SHA256SUMS is damaged.
 */
export async function verifyArchive(options: VerifyOptions): Promise<Verified> {
  const { folder, onFault } = options;
  const index = await openIndexedRecords(folder, (line) => onFault(faultOfLine(folder, line)));
  try {
    return await verifyAgainst(index, options);
  } finally {
    await index.close();
  }
}

async function verifyAgainst(
  index: IndexedRecords,
  { folder, onFault, onProgress }: VerifyOptions,
): Promise<Verified> {
  let records = 0;
  let bytes = 0;
  const files = await warcFiles(folder);
  for (const file of files) {
    for await (const found of scanWarc(join(folder, file))) {
      const { offset, length } = found;
      bytes += length;
      if (found.kind === 'gap') {
        const url = (await index.at(file, offset))?.url ?? null;
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
          total: index.count,
          label,
        });
      }
      const line = await index.at(file, offset);
      index.found(file, offset);
      for (const fault of await faultsOfRecord(file, found, line, index.of)) onFault(fault);
    }
  }
  for await (const { capture } of indexLines(folder)) {
    if (capture !== undefined) for (const fault of faultsOfCapture(capture, index)) onFault(fault);
  }
  for (const fault of await checksumFaults(folder, files)) onFault(fault);
  return { files: files.length, records, bytes };
}

/** Records between two reports of progress. */
const RECORDS_A_STEP = 100;

/** What is wrong with a line that names no record. */
function faultOfLine(folder: string, { number, torn }: IndexLine): ArchiveFault {
  const file = basename(indexPath(folder));
  if (torn) return archiveFault('not_closed', 'ends in half a line', { file });
  return archiveFault('index_line', failureText(damagedLine(folder, number)), { file });
}

function faultsOfCapture(capture: Capture, index: IndexedRecords): ArchiveFault[] {
  const { capturedAt, revisit } = capture;
  if (!index.isFound(capture)) {
    return [
      archiveFault('no_record', `the index has a record of ${capturedAt} here, the file has none`, capture),
    ];
  }
  const holder = revisit ? recordWithBody(index.of(capture.url), capture) : capture;
  if (holder !== undefined && index.isFound(holder)) return [];
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
