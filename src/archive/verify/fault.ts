const LOST =
  'Put the file back from a copy if there is one; else crawl or import again, which stores anew what was lost.';
const STALE_INDEX = 'Delete index.cdxj of this archive; the next crawl writes it anew from the WARC files.';

/** What can be wrong with an archive, and what to do about it. */
const FAULTS = {
  unreadable: LOST,
  block_digest: 'The record was altered after it was written: put the file back from a copy.',
  payload_digest: 'The body was altered after it was written: put the file back from a copy.',
  no_answer: 'Put the file back from a copy; nianbao writes no such record.',
  not_indexed: STALE_INDEX,
  index_differs: STALE_INDEX,
  index_line: STALE_INDEX,
  no_record: LOST,
  no_original: LOST,
  checksum: 'The file was altered after it was closed: put it back from a copy.',
  not_closed: 'Its writer was cut off, or is still at work: the next crawl puts this right.',
  file_missing: LOST,
} as const;

export type FaultKind = keyof typeof FAULTS;

export interface ArchiveFault {
  readonly kind: FaultKind;
  /** WARC file or index (name, no folder). */
  readonly file: string;
  /** Where the record begins in the file, in bytes; null when the whole file is meant. */
  readonly offset: number | null;
  readonly url: string | null;
  readonly detail: string;
  readonly action: string;
}

export function archiveFault(
  kind: FaultKind,
  detail: string,
  { file, offset = null, url = null }: Pick<ArchiveFault, 'file'> & Partial<ArchiveFault>,
): ArchiveFault {
  return { kind, file, offset, url, detail, action: FAULTS[kind] };
}
