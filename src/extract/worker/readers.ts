import type PQueue from 'p-queue';
import { type Problem, problem, type Registry } from '../../domain/index.ts';
import type { OcrComponent } from '../../read/index.ts';
import type { DocumentRead } from '../extracted-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { DocumentToRead } from '../opened-document.ts';
import { ReaderLost, ReaderProcess } from './reader-process.ts';

export interface Limits {
  /** For one document, in milliseconds. */
  readonly timeLimit: number;
  /** For one document, including the program that reads it, in MiB. */
  readonly memoryLimit: number;
}

/** Processes with the same limits; a free one is used again. */
export class Readers {
  readonly #start: () => ReaderProcess;
  readonly #queue: PQueue;
  readonly #limits: Limits;
  readonly #idle: ReaderProcess[] = [];

  /**
   * @param queue a document's time does not begin while it waits in the queue.
   * @param ocr with it they recognise pictures.
   */
  constructor(registry: Registry, queue: PQueue, limits: Limits, ocr: OcrComponent | null) {
    this.#queue = queue;
    this.#limits = limits;
    this.#start = () => new ReaderProcess(registry, limits.memoryLimit, ocr);
  }

  /** The documents of one report, in one process. @throws what `reasonOf` names */
  read(documents: readonly DocumentToRead[], context: SourceContext): Promise<readonly DocumentRead[]> {
    return this.#queue.add(async () => {
      const reader = this.#idle.pop() ?? this.#start();
      try {
        return await reader.read({ documents, context }, this.#limits.timeLimit * documents.length);
      } finally {
        if (!reader.isLost) this.#idle.push(reader);
      }
    });
  }

  /** Why a process gave no answer. @throws the error itself where it is a different one */
  reasonOf(error: unknown): Problem {
    if (!(error instanceof ReaderLost)) throw error;
    const { timeLimit, memoryLimit } = this.#limits;
    if (error.reason === 'time') return problem('reader_time_limit', { limit_s: timeLimit / 1000 });
    if (error.reason === 'memory') return problem('reader_memory_limit', { limit_mib: memoryLimit });
    return problem('extraction_failed', { ended: error.ended, last_line: error.lastLine });
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((reader) => reader.close()));
  }
}
