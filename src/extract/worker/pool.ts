import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { type Problem, problem, type Registry } from '../../domain/index.ts';
import { type ExtractedDocument, unreadable } from '../extract-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { OcrComponent } from '../read/index.ts';
import { ReaderLost, ReaderProcess } from './reader-process.ts';

export interface ExtractPoolOptions {
  /** Documents that are read at the same time; as many as the machine has processors if not given. */
  readonly size?: number;
  /** For one document, in milliseconds. */
  readonly timeLimit?: number;
  /** For one document, with the program that reads it, in MiB. */
  readonly memoryLimit?: number;
  /** Text recognition, for documents that are pictures; null where it is not wanted. */
  readonly ocr?: OcrComponent | null;
}

/** Limits of one document, where nothing else is said. */
const TIME_LIMIT_MS = 30_000;
const MEMORY_LIMIT_MIB = 512;
/** Limits of a document that is recognised: up to ten seconds a page, and the model with a page's pictures. */
const OCR_TIME_LIMIT_MS = 600_000;
const OCR_MEMORY_LIMIT_MIB = 1536;
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
  // A document's time does not begin while it waits for a reader.
  const queue = new PQueue({ concurrency: size });
  const ordinary = new Readers(registry, { timeLimit, memoryLimit }, null);
  const { ocr = null } = options;
  const recognising =
    ocr === null
      ? null
      : new Readers(registry, { timeLimit: OCR_TIME_LIMIT_MS, memoryLimit: OCR_MEMORY_LIMIT_MIB }, ocr);
  return {
    size,
    extractAll: (bytes, contentType, context) => {
      if (bytes.length > MAX_DOCUMENT_BYTES) {
        const seen = `${Math.round(bytes.length / 2 ** 20)} MiB.`;
        return Promise.resolve([unreadable(problem('too_large_to_read', seen))]);
      }
      const document: Document = { bytes, contentType, context };
      return queue.add(async () => {
        const reports = await ordinary.read(document);
        // Only what is known to be a picture is given to readers with higher limits.
        if (recognising === null || !showsPicture(reports)) return reports;
        const recognised = await recognising.read(document);
        return hasReport(reports) && !hasReport(recognised) ? reports : recognised;
      });
    },
    close: async () => {
      await queue.onIdle();
      await ordinary.close();
      await recognising?.close();
    },
  };
}

function hasReport(reports: readonly ExtractedDocument[]): boolean {
  return reports.some((extracted) => extracted.isReport);
}

function showsPicture(reports: readonly ExtractedDocument[]): boolean {
  return reports.some(({ problems }) =>
    problems.some(({ code }) => code === 'needs_ocr' || code === 'page_is_picture'),
  );
}

interface Limits {
  readonly timeLimit: number;
  readonly memoryLimit: number;
}

type Document = Parameters<ReaderProcess['read']>[0];

/** Processes with the same limits; one that is free is used again. */
class Readers {
  readonly #start: () => ReaderProcess;
  readonly #limits: Limits;
  readonly #idle: ReaderProcess[] = [];

  constructor(registry: Registry, limits: Limits, ocr: OcrComponent | null) {
    this.#limits = limits;
    this.#start = () => new ReaderProcess(registry, limits.memoryLimit, ocr);
  }

  async read(document: Document): Promise<readonly ExtractedDocument[]> {
    const reader = this.#idle.pop() ?? this.#start();
    try {
      return await reader.read(document, this.#limits.timeLimit);
    } catch (error) {
      return [unreadable(reasonOf(error, this.#limits))];
    } finally {
      if (!reader.isLost) this.#idle.push(reader);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((reader) => reader.close()));
  }
}

function reasonOf(error: unknown, { timeLimit, memoryLimit }: Limits): Problem {
  if (!(error instanceof ReaderLost)) throw error;
  if (error.reason === 'time') return problem('reader_time_limit', `Limit: ${timeLimit / 1000} s.`);
  if (error.reason === 'memory') return problem('reader_memory_limit', `Limit: ${memoryLimit} MiB.`);
  return problem('extraction_failed', `The reader broke down, ${error.message}`);
}
