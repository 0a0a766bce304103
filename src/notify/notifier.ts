import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/index.ts';
import type { Notice } from './notice.ts';
import { pipeTo } from './pipe-to.ts';
import { postTo } from './post-to.ts';

export interface NotifierOptions {
  /** http or https address that gets the notice as the body of a POST. */
  readonly url: string | undefined;
  /** Command line for the shell that gets the notice on standard input. */
  readonly command: string | undefined;
  /** How to wait before another attempt; for tests. */
  readonly delay?: (ms: number) => Promise<void>;
}

/**
 * Sends a notice to its receivers.
 * @returns one sentence for each receiver that did not get it; a failed notice never throws.
 */
export type Notifier = (notice: Notice) => Promise<string[]>;

/** @throws {Failure} `usage` for an address that is not http or https. */
export function createNotifier({ url, command, delay = realDelay }: NotifierOptions): Notifier {
  const address = url === undefined ? undefined : webhookOf(url);
  return async (notice) => {
    const text = JSON.stringify(notice);
    const failures = await Promise.all([
      address === undefined ? null : postTo(address, text, delay),
      command === undefined ? null : pipeTo(command, text),
    ]);
    return failures.filter((failure) => failure !== null);
  };
}

async function realDelay(ms: number): Promise<void> {
  await sleep(ms);
}

function webhookOf(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) return address;
  throw new Failure('usage', { fault: 'notify_url', url });
}
