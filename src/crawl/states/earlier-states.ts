import { type UrlState, UrlStateSchema } from '../../domain/index.ts';
import { openSortedLines, parseJsonLine, streamJsonLines } from '../../workspace/index.ts';

/** What earlier runs left of each address. */
export interface EarlierStates {
  /** @throws {Failure} `record_invalid` */
  of(url: string): UrlState | undefined;
  /**
   * Sorted by URL.
   * @throws {Failure} `record_invalid`
   */
  all(): AsyncIterable<UrlState>;
  close(): void;
}

/**
 * Opens the file of states, which is sorted by URL.
 * @throws {Failure} `record_invalid`
 */
export async function openEarlierStates(path: string): Promise<EarlierStates> {
  const parse = (line: string) => parseJsonLine(line, UrlStateSchema, path);
  const lines = await openSortedLines(path, (line) => urlIn(line) ?? parse(line).url);
  return {
    of: (url) => {
      const [line] = lines.of(url);
      return line === undefined ? undefined : parse(line);
    },
    all: () => streamJsonLines(path, UrlStateSchema),
    close: lines.close,
  };
}

/** The URL of a state, without a look at the rest of its line; one with escapes is left to JSON. */
function urlIn(line: string): string | undefined {
  return /"url":"([^"\\]*)"/.exec(line)?.[1];
}
