import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import Tinypool from 'tinypool';
import { type Problem, problem, type Registry } from '../../domain/index.ts';
import { type ExtractedDocument, unreadable } from '../extract-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { ReadTask } from './task.ts';

export interface ExtractPoolOptions {
  /** Threads that read at the same time; as many as the machine has processors if not given. */
  readonly threads?: number;
  /** For one document, in milliseconds. */
  readonly timeLimit?: number;
  /** Heap of one thread, in MiB. */
  readonly memoryLimit?: number;
}

/** Limits of one document, where nothing else is said. */
const TIME_LIMIT_MS = 30_000;
const MEMORY_LIMIT_MIB = 512;
/** More bytes are not even given to a reader. */
export const MAX_DOCUMENT_BYTES = 128 * 2 ** 20;

/** Reads documents in threads that are killed, and replaced, when a document takes too much time or memory. */
export interface ExtractPool {
  readonly threads: number;
  /** Every report that a document prints, as `Extractor.extractAll`; it never throws on account of the bytes. */
  extractAll(
    bytes: Uint8Array,
    contentType: string | null,
    context: SourceContext,
  ): Promise<readonly ExtractedDocument[]>;
  close(): Promise<void>;
}

export function createExtractPool(registry: Registry, options: ExtractPoolOptions = {}): ExtractPool {
  const threads = options.threads ?? availableParallelism();
  const timeLimit = options.timeLimit ?? TIME_LIMIT_MS;
  const memoryLimit = options.memoryLimit ?? MEMORY_LIMIT_MIB;
  const pool = new Tinypool({
    ...WORKER,
    minThreads: 0,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    workerData: registry,
  });
  // A document's time must not begin while it waits for a thread.
  const queue = new PQueue({ concurrency: threads });
  return {
    threads,
    extractAll: async (bytes, contentType, context) => {
      if (bytes.length > MAX_DOCUMENT_BYTES) {
        return [unreadable(problem('too_large_to_read', `${Math.round(bytes.length / 2 ** 20)} MiB.`))];
      }
      return queue.add(async () => {
        const signal = AbortSignal.timeout(timeLimit);
        // A copy, so that its memory can be handed over instead of being copied once more.
        const task: ReadTask = { bytes: new Uint8Array(bytes), contentType, context };
        try {
          const extracted: readonly ExtractedDocument[] = await pool.run(task, {
            signal,
            transferList: [task.bytes.buffer],
          });
          return extracted;
        } catch (error) {
          return [unreadable(reasonOf(error, signal.aborted, timeLimit, memoryLimit))];
        }
      });
    },
    close: () => pool.destroy(),
  };
}

function reasonOf(error: unknown, isTimeOut: boolean, timeLimit: number, memoryLimit: number): Problem {
  if (isTimeOut) return problem('reader_time_limit', `Limit: ${timeLimit / 1000} s.`);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return problem('reader_memory_limit', `Limit: ${memoryLimit} MiB.`);
  }
  return problem('extraction_failed', error instanceof Error ? error.message : String(error));
}

const here = (name: string) => new URL(name, import.meta.url).href;

/** Run from its source, the worker has to be taught TypeScript; built, it needs nothing. */
const WORKER = import.meta.url.endsWith('.ts')
  ? { filename: here('./extract-worker.ts'), execArgv: ['--import', here('./typescript-loader.mjs')] }
  : { filename: here('./extract-worker.js') };
