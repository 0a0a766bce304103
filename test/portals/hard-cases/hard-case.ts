import type { Network } from '../../../src/crawl/index.ts';
import type { portalWith } from '../../crawl/small-portal.ts';
import type { Answer } from '../../crawl/test-server.ts';

/** A small portal that shows one difficulty. Its entry is `/zwgk/` on the host of the small portal. */
export interface HardCase {
  /** Numbers of the README beside this file. */
  readonly number: number;
  /** What is seen; the name of the test. */
  readonly shows: string;
  readonly pages: Readonly<Record<string, Answer>>;
  readonly portal?: Parameters<typeof portalWith>[0];
  /** Where names lead, when not all of them to the one server. */
  readonly network?: (port: number) => Network;
  /** `path: status reason` of every address, sorted; another host's with its host. */
  readonly states: readonly string[];
}

export const ROBOTS = '/robots.txt: fetched';
export const ENTRY = '/zwgk/: fetched';
