import { type FileHandle, open } from 'node:fs/promises';
import { type UrlState, UrlStateSchema } from '../../domain/index.ts';
import { linesOf, parseJsonLine, streamJsonLines } from '../../workspace/index.ts';

/** What earlier runs left of each address; a million of them cost an index of a few megabytes. */
export interface EarlierStates {
  /** @throws {Failure} `record_invalid` */
  of(url: string): Promise<UrlState | undefined>;
  /**
   * Sorted by URL.
   * @throws {Failure} `record_invalid`
   */
  all(): AsyncIterable<UrlState>;
  close(): Promise<void>;
}

/** The part of the file that is read for one lookup. */
interface Block {
  readonly firstUrl: string;
  readonly offset: number;
}

const BLOCK_BYTES = 65_536;

/**
 * Opens the file of states, which is sorted by URL. Held in memory is only where every 64 KB begin.
 * @throws {Failure} `record_invalid`
 */
export async function openEarlierStates(path: string): Promise<EarlierStates> {
  const { blocks, size } = await indexOf(path);
  const file = size === 0 ? undefined : await open(path);
  let current: { readonly at: number; readonly lines: readonly string[] } | undefined;

  const linesAt = async (at: number): Promise<readonly string[]> => {
    if (current?.at === at) return current.lines;
    const from = blocks[at]?.offset ?? 0;
    const lines = (await readRange(file, from, blocks[at + 1]?.offset ?? size)).split('\n');
    current = { at, lines };
    return lines;
  };

  return {
    of: async (url) => {
      const key = `"url":${JSON.stringify(url)},`;
      const at = lastNotAfter(blocks, url);
      const line = at === -1 ? undefined : (await linesAt(at)).find((text) => text.includes(key));
      if (line === undefined) return undefined;
      const state = parseJsonLine(line, UrlStateSchema, path);
      return state.url === url ? state : undefined;
    },
    all: () => streamJsonLines(path, UrlStateSchema),
    close: async () => file?.close(),
  };
}

async function indexOf(path: string): Promise<{ readonly blocks: readonly Block[]; readonly size: number }> {
  const blocks: Block[] = [];
  let offset = 0;
  for await (const line of linesOf(path)) {
    if (offset >= blocks.length * BLOCK_BYTES) {
      blocks.push({ firstUrl: parseJsonLine(line, UrlStateSchema, path).url, offset });
    }
    offset += Buffer.byteLength(line) + 1;
  }
  return { blocks, size: offset };
}

/** Position of the last block that does not begin after an address; -1 when all do. */
function lastNotAfter(blocks: readonly Block[], url: string): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.firstUrl ?? '') <= url) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

async function readRange(file: FileHandle | undefined, from: number, to: number): Promise<string> {
  if (file === undefined) return '';
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.toString('utf8', 0, bytesRead);
}
