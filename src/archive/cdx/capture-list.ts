import { type Capture, recordWithBody } from '../capture.ts';
import { compareCaptures } from './cdxj.ts';

/** The captures of one archive, by URL. */
export interface CaptureList {
  add(capture: Capture): void;
  /** Captures of a URL in the order of their time. */
  of(url: string): readonly Capture[];
  all(): Capture[];
}

export function createCaptureList(captures: Iterable<Capture> = []): CaptureList {
  const byUrl = new Map<string, Capture[]>();
  const list: CaptureList = {
    add: (capture) => {
      const known = byUrl.get(capture.url);
      const newest = known?.at(-1);
      if (known === undefined || newest === undefined) {
        byUrl.set(capture.url, [capture]);
        return;
      }
      known.push(capture);
      // What was captured elsewhere may be older than what is there.
      if (compareCaptures(newest, capture) > 0) known.sort(compareCaptures);
    },
    of: (url) => byUrl.get(url) ?? [],
    all: () => [...byUrl.values()].flat(),
  };
  for (const capture of captures) list.add(capture);
  return list;
}

/** The record that holds the body of a URL's newest capture. */
export function newestBody(captures: readonly Capture[]): Capture | undefined {
  const newest = captures.at(-1);
  return newest === undefined ? undefined : recordWithBody(captures, newest);
}
