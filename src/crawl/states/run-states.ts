import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type UrlState, UrlStateSchema } from '../../domain/index.ts';
import { streamJsonLines, writeJsonLines } from '../../workspace/index.ts';
import { byUrl, mergeStates } from './merge-states.ts';

/** The states of what a run meets, in any order; those beyond a limit are in files, not in memory, until the run's end. */
export interface RunStates {
  /** The newest state of an address counts. */
  put(state: UrlState): Promise<void>;
  /** Number of calls of `put`. */
  readonly count: number;
  /** All of them over those of earlier runs, sorted by URL as those are. */
  over(earlier: AsyncIterable<UrlState>): AsyncIterable<UrlState>;
  /** Deletes the files. */
  close(): Promise<void>;
}

const MOST_IN_MEMORY = 50_000;

/** @param path file of states, beside which the parts are; those that a crash left are deleted. */
export async function createRunStates(path: string, mostInMemory = MOST_IN_MEMORY): Promise<RunStates> {
  await removeParts(path);
  const parts: string[] = [];
  let held = new Map<string, UrlState>();
  let count = 0;
  const sorted = (): UrlState[] => [...held.values()].sort(byUrl);

  return {
    put: async (state) => {
      held.set(state.url, state);
      count += 1;
      if (held.size < mostInMemory) return;
      const part = `${path}${PART}${parts.length}`;
      await writeJsonLines(part, sorted());
      parts.push(part);
      held = new Map();
    },
    get count() {
      return count;
    },
    over: (earlier) => {
      const older = parts.reduce(
        (merged, part) => mergeStates(streamJsonLines(part, UrlStateSchema), merged),
        earlier,
      );
      return mergeStates(sorted(), older);
    },
    close: () => removeParts(path),
  };
}

const PART = '.part-';

async function removeParts(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  const parts = names.filter((name) => name.startsWith(`${basename(path)}${PART}`));
  await Promise.all(parts.map((name) => rm(join(dirname(path), name), { force: true })));
}
