import { parentPort, workerData } from 'node:worker_threads';
import type { ChallengeSign } from '../../domain/index.ts';
import { type Answered, type Look, lookAt, type Reading } from './assess-page.ts';
import type { QueueItem } from './queue-item.ts';

/** A page for the thread to assess. */
export interface LookOrder {
  readonly order: number;
  readonly item: QueueItem;
  readonly visit: Answered;
  readonly portal: Reading['portal'];
  readonly scripts: Reading['scripts'];
}

export interface LookReply {
  readonly order: number;
  readonly look: Look;
}

const challenges: readonly ChallengeSign[] = workerData;

parentPort?.on('message', ({ order, item, visit, portal, scripts }: LookOrder) => {
  const reply: LookReply = { order, look: lookAt(item, visit, { portal, challenges, scripts }) };
  parentPort?.postMessage(reply);
});
