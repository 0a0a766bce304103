import { addChecksums } from './checksums.ts';
import { createWarcFile, type WarcFile } from './warc-file.ts';
import type { RecordPosition, Software } from './warc-record.ts';

export interface WarcSeriesOptions {
  readonly now: () => Date;
  readonly software: Software;
  /** Largest file in bytes, unless a single record is larger. */
  readonly largestFile: number;
}

/** The WARC files that one writer fills, one after the other. */
export interface WarcSeries {
  /**
   * Adds a record.
   * @param recordAt makes its bytes for a place; called again for another place when they do not fit.
   */
  append(
    recordAt: (position: RecordPosition) => Promise<Uint8Array>,
  ): Promise<RecordPosition & { readonly length: number }>;
  close(): Promise<void>;
}

export function createWarcSeries(
  folder: string,
  { now, software, largestFile }: WarcSeriesOptions,
): WarcSeries {
  let file: WarcFile | undefined;
  let begin = 0;

  const close = async (): Promise<void> => {
    if (file === undefined) return;
    const { name } = file;
    const sum = await file.close();
    file = undefined;
    await addChecksums(folder, new Map([[name, sum]]));
  };

  return {
    append: async (recordAt) => {
      for (;;) {
        if (file === undefined) {
          file = await createWarcFile(folder, now(), software);
          begin = file.offset;
        }
        const position = { file: file.name, offset: file.offset };
        const record = await recordAt(position);
        const isFirst = position.offset === begin;
        if (isFirst || position.offset + record.length <= largestFile) {
          await file.append(record);
          return { ...position, length: record.length };
        }
        await close();
      }
    },
    close,
  };
}
