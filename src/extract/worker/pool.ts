import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { type Problem, problem, type Registry } from '../../domain/index.ts';
import { type ExtractedDocument, unreadable } from '../extract-document.ts';
import type { SourceContext } from '../identity/index.ts';
import { type ReadWith, readConverted } from './converted.ts';
import type { ConvertToDocx } from './office.ts';
import { ReaderLost, ReaderProcess } from './reader-process.ts';

export interface ExtractPoolOptions {
  /** Documents that are read at the same time; as many as the machine has processors if not given. */
  readonly size?: number;
  /** For one document, in milliseconds. */
  readonly timeLimit?: number;
  /** For one document, with the program that reads it, in MiB. */
  readonly memoryLimit?: number;
  /** Converts DOC files that the reader cannot read; null, as if not given, where the machine has no such program. */
  readonly office?: ConvertToDocx | null;
}

/** Limits of one document, where nothing else is said. */
const TIME_LIMIT_MS = 30_000;
const MEMORY_LIMIT_MIB = 512;
/** More bytes are not even given to a reader. */
export const MAX_DOCUMENT_BYTES = 128 * 2 ** 20;

/** Reads documents in processes that are killed, and replaced, when one takes too much time or memory. */
export interface ExtractPool {
  readonly size: number;
  /** Every report that a document prints, as `Extractor.extractAll`; it never throws on account of the bytes. */
  extractAll(
    bytes: Uint8Array,
    contentType: string | null,
    context: SourceContext,
  ): Promise<readonly ExtractedDocument[]>;
  close(): Promise<void>;
}

export function createExtractPool(registry: Registry, options: ExtractPoolOptions = {}): ExtractPool {
  const size = options.size ?? availableParallelism();
  const timeLimit = options.timeLimit ?? TIME_LIMIT_MS;
  const memoryLimit = options.memoryLimit ?? MEMORY_LIMIT_MIB;
  const convert = options.office ?? null;
  // A document's time does not begin while it waits for a reader.
  const queue = new PQueue({ concurrency: size });
  const idle: ReaderProcess[] = [];
  const read: ReadWith = async (document) => {
    const reader = idle.pop() ?? new ReaderProcess(registry, memoryLimit);
    try {
      return await reader.read(document, timeLimit);
    } catch (error) {
      return [unreadable(reasonOf(error, timeLimit, memoryLimit))];
    } finally {
      if (!reader.isLost) idle.push(reader);
    }
  };
  return {
    size,
    extractAll: (bytes, contentType, context) => {
      if (bytes.length > MAX_DOCUMENT_BYTES) {
        const seen = `${Math.round(bytes.length / 2 ** 20)} MiB.`;
        return Promise.resolve([unreadable(problem('too_large_to_read', seen))]);
      }
      return queue.add(async () => {
        const document = { bytes, contentType, context };
        const reports = await read(document);
        return (await readConverted(document, reports, read, convert, timeLimit)) ?? reports;
      });
    },
    close: async () => {
      await queue.onIdle();
      await Promise.all(idle.splice(0).map((reader) => reader.close()));
    },
  };
}

function reasonOf(error: unknown, timeLimit: number, memoryLimit: number): Problem {
  if (!(error instanceof ReaderLost)) throw error;
  if (error.reason === 'time') return problem('reader_time_limit', `Limit: ${timeLimit / 1000} s.`);
  if (error.reason === 'memory') return problem('reader_memory_limit', `Limit: ${memoryLimit} MiB.`);
  return problem('extraction_failed', `The reader broke down, ${error.message}`);
}
