import { parentPort, workerData } from 'node:worker_threads';
import type { ChallengeSign } from '../../domain/index.ts';
import { type Assessment, type AssessmentInputs, type AttemptedVisit, assessVisit } from './assess-visit.ts';
import type { QueueItem } from './queue-item.ts';

/** A page for the thread to assess. */
export interface AssessmentOrder {
  readonly order: number;
  readonly item: QueueItem;
  readonly visit: AttemptedVisit;
  readonly portal: AssessmentInputs['portal'];
  readonly scripts: AssessmentInputs['scripts'];
}

export interface AssessmentReply {
  readonly order: number;
  readonly assessment: Assessment;
}

const challenges: readonly ChallengeSign[] = workerData;

parentPort?.on('message', ({ order, item, visit, portal, scripts }: AssessmentOrder) => {
  const reply: AssessmentReply = {
    order,
    assessment: assessVisit(item, visit, { portal, challenges, scripts }),
  };
  parentPort?.postMessage(reply);
});
