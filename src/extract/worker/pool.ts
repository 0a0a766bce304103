import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { type Problem, problem, type Registry } from '../../domain/index.ts';
import type { DocumentRead } from '../extract-document.ts';
import { type ExtractedDocument, unreadable } from '../extracted-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { DocumentToRead } from '../opened-document.ts';
import { readConverted } from './converted.ts';
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
  /**
   * The documents of one report, as `Extractor.extractTogether`. Where one of them takes too much time or memory, each
   * is read alone and they are not joined.
   */
  extractTogether(
    documents: readonly DocumentToRead[],
    context: SourceContext,
  ): Promise<readonly DocumentRead[]>;
  close(): Promise<void>;
}

export function createExtractPool(registry: Registry, options: ExtractPoolOptions = {}): ExtractPool {
  const size = options.size ?? availableParallelism();
  const timeLimit = options.timeLimit ?? TIME_LIMIT_MS;
  const memoryLimit = options.memoryLimit ?? MEMORY_LIMIT_MIB;
  const office = options.office ?? null;
  // A document's time does not begin while it waits for a reader.
  const queue = new PQueue({ concurrency: size });
  const idle: ReaderProcess[] = [];
  const read = (documents: readonly DocumentToRead[], context: SourceContext) =>
    queue.add(async () => {
      const reader = idle.pop() ?? new ReaderProcess(registry, memoryLimit);
      try {
        return await reader.read({ documents, context }, timeLimit * documents.length);
      } finally {
        if (!reader.isLost) idle.push(reader);
      }
    });
  const readAlone = async (document: DocumentToRead, context: SourceContext): Promise<DocumentRead> => {
    const lost = (reason: Problem): DocumentRead => ({ format: 'unknown', reports: [unreadable(reason)] });
    if (document.bytes.length > MAX_DOCUMENT_BYTES) {
      const seen = `${Math.round(document.bytes.length / 2 ** 20)} MiB.`;
      return lost(problem('too_large_to_read', seen));
    }
    try {
      const [alone] = await read([document], context);
      return alone ?? lost(problem('extraction_failed'));
    } catch (error) {
      return lost(reasonOf(error, timeLimit, memoryLimit));
    }
  };
  const readTogether = async (
    documents: readonly DocumentToRead[],
    context: SourceContext,
  ): Promise<readonly DocumentRead[]> => {
    const areReadable = documents.every(({ bytes }) => bytes.length <= MAX_DOCUMENT_BYTES);
    if (documents.length > 1 && areReadable) {
      try {
        return await read(documents, context);
      } catch (error) {
        if (!(error instanceof ReaderLost)) throw error;
      }
    }
    return Promise.all(documents.map((document) => readAlone(document, context)));
  };
  const extractTogether: ExtractPool['extractTogether'] = async (documents, context) => {
    const first = await readTogether(documents, context);
    if (office === null) return first;
    const convert = (bytes: Uint8Array) => queue.add(() => office(bytes, timeLimit));
    return readConverted(documents, first, convert, (mended) => readTogether(mended, context));
  };
  return {
    size,
    extractAll: async (bytes, contentType, context) => {
      const [alone] = await extractTogether([{ url: '', role: 'page', bytes, contentType }], context);
      return alone?.reports ?? [];
    },
    extractTogether,
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
