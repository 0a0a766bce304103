import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { ChallengeSign } from '../../domain/index.ts';
import { isHtml } from '../page/page-kind.ts';
import { type Assessment, type AssessmentInputs, type AttemptedVisit, assessVisit } from './assess-visit.ts';
import type { AssessmentOrder, AssessmentReply } from './assessor-thread.ts';
import type { QueueItem } from './queue-item.ts';

/** Decides the results of visits, as `assessPage` does. */
export interface PageAssessor {
  assess(
    item: QueueItem,
    visit: AttemptedVisit,
    inputs: Omit<AssessmentInputs, 'challenges'>,
  ): Promise<Assessment>;
  close(): Promise<void>;
}

/** Assesses pages in this thread: where one address is visited after the other, another thread would save no time. */
export function createLocalAssessor(challenges: readonly ChallengeSign[]): PageAssessor {
  return {
    assess: async (item, visit, inputs) => assessVisit(item, visit, { ...inputs, challenges }),
    close: async () => undefined,
  };
}

/** When run from source, the thread needs a loader for TypeScript. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const THREAD = new URL(IS_SOURCE ? './assessor-thread.ts' : './assessor-thread.js', import.meta.url);
const LOADER = IS_SOURCE ? ['--import', 'tsx'] : [];

/**
 * Assesses pages here, and in another thread as soon as this one has too much to do: assessing takes more than a
 * third of the time of a page. From then on all pages go there, because V8 compiles the code
 * for each thread that runs it. A crawl that mostly waits never starts the thread.
 * @param isBusy whether this thread has too much to do; for tests.
 */
export function createPageAssessor(
  challenges: readonly ChallengeSign[],
  isBusy: () => boolean = createBusyness(),
): PageAssessor {
  const here = createLocalAssessor(challenges);
  const waiting = new Map<
    number,
    {
      readonly assessHere: () => Promise<Assessment>;
      readonly answer: (assessment: Promise<Assessment> | Assessment) => void;
    }
  >();
  let thread: Worker | null | undefined;
  let orders = 0;

  /** What the thread did not answer is assessed here, where an error reaches the caller. */
  const lose = (): void => {
    thread = null;
    for (const { assessHere, answer } of waiting.values()) answer(assessHere());
    waiting.clear();
  };
  const start = (): Worker => {
    const worker = new Worker(THREAD, { workerData: challenges, execArgv: LOADER });
    worker.on('message', ({ order, assessment }: AssessmentReply) => {
      waiting.get(order)?.answer(assessment);
      waiting.delete(order);
      if (waiting.size === 0) worker.unref();
    });
    // The page is assessed again in this thread, which reports what is wrong with it.
    worker.on('error', () => undefined);
    worker.once('exit', lose);
    return worker;
  };

  return {
    assess: async (item, visit, inputs) => {
      const assessHere = () => here.assess(item, visit, inputs);
      if (thread === null || !isPage(visit)) return assessHere();
      if (thread === undefined && !isBusy()) return assessHere();
      thread ??= start();
      thread.ref();
      const { entry_url, family, render } = inputs.portal;
      const body = new Uint8Array(visit.body);
      const { scripts } = inputs;
      const order: AssessmentOrder = {
        order: orders,
        item,
        visit: { ...visit, body },
        portal: { entry_url, family, render },
        scripts,
      };
      orders += 1;
      return new Promise((answer) => {
        waiting.set(order.order, { assessHere, answer });
        thread?.postMessage(order, [body.buffer]);
      });
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}

function isPage(visit: AttemptedVisit): visit is Extract<AttemptedVisit, { kind: 'captured' }> {
  return visit.kind === 'captured' && isHtml(visit.body, visit.capture.contentType);
}

/** Share of its time above which a thread has too much to do. */
const BUSY = 0.6;
/** Milliseconds over which that is measured. */
const SPAN = 200;

function createBusyness(): () => boolean {
  let begun = performance.eventLoopUtilization();
  let isBusy = false;
  return () => {
    const { active, idle, utilization } = performance.eventLoopUtilization(begun);
    if (active + idle < SPAN) return isBusy;
    begun = performance.eventLoopUtilization();
    isBusy = utilization > BUSY;
    return isBusy;
  };
}
