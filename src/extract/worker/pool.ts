import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { problem, type Registry } from '../../domain/index.ts';
import type { OcrComponent } from '../../read/index.ts';
import { isMachineFault } from '../../workspace/index.ts';
import { type DocumentRead, type ExtractedDocument, lostDocument } from '../extracted-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { DocumentToRead } from '../opened-document.ts';
import type { ConvertToDocx } from './office.ts';
import { readConverted } from './read-converted.ts';
import { readRecognised } from './read-with-ocr.ts';
import { type Limits, Readers } from './readers.ts';

export interface ExtractPoolOptions extends Partial<Limits> {
  /** Documents that are read at the same time; as many as the machine has processors if not given. */
  readonly size?: number;
  /** Converts DOC files that the reader cannot read; null, as if not given, where the machine has no such program. */
  readonly office?: ConvertToDocx | null;
  /** Text recognition, for documents that are pictures; null, as if not given, where it is not wanted. */
  readonly ocr?: OcrComponent | null;
}

/** Default limits of one document. */
const LIMITS: Limits = { timeLimit: 30_000, memoryLimit: 512 };
/** Limits of a document with recognition: up to ten seconds per page, and memory for the model and a page's pictures. */
const OCR_LIMITS: Limits = { timeLimit: 600_000, memoryLimit: 1536 };
/** Larger documents are not given to a reader at all. */
export const MAX_DOCUMENT_BYTES = 128 * 2 ** 20;

/** Reads documents in processes that are killed, and replaced, when one takes too much time or memory. */
export interface ExtractPool {
  readonly size: number;
  /** Every report that a document prints, as `Extractor.extractAll`; no bytes make it throw. */
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
  const { size = availableParallelism(), office = null, ocr = null, ...limits } = options;
  const queue = new PQueue({ concurrency: size });
  const { timeLimit, memoryLimit } = { ...LIMITS, ...limits };
  const ordinary = new Readers(registry, queue, { timeLimit, memoryLimit }, null);
  // Only documents that are known to be pictures are given to readers with higher limits.
  const recognising = ocr === null ? null : new Readers(registry, queue, OCR_LIMITS, ocr);

  const read: ExtractPool['extractTogether'] = async (documents, context) => {
    try {
      return await ordinary.read(documents, context);
    } catch (error) {
      const reason = ordinary.reasonOf(error);
      return documents.length === 1 ? [lostDocument(reason)] : eachAlone(read, documents, context);
    }
  };
  const readPictures: ExtractPool['extractTogether'] = async (documents, context) => {
    const first = await read(documents, context);
    return recognising === null ? first : readRecognised(documents, context, first, recognising);
  };
  const extractTogether: ExtractPool['extractTogether'] = async (documents, context) => {
    if (documents.some(({ bytes }) => bytes.length > MAX_DOCUMENT_BYTES)) {
      return documents.length === 1
        ? documents.map(({ bytes }) => tooLarge(bytes))
        : eachAlone(extractTogether, documents, context);
    }
    const first = await readPictures(documents, context);
    if (office === null) return first;
    const convert = (bytes: Uint8Array) =>
      queue.add(() =>
        office(bytes, timeLimit).catch((error: unknown) => {
          if (isMachineFault(error)) throw error;
          return null;
        }),
      );
    return readConverted(documents, first, convert, (mended) => readPictures(mended, context));
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
      await ordinary.close();
      await recognising?.close();
    },
  };
}

async function eachAlone(
  read: ExtractPool['extractTogether'],
  documents: readonly DocumentToRead[],
  context: SourceContext,
): Promise<readonly DocumentRead[]> {
  return (await Promise.all(documents.map((document) => read([document], context)))).flat();
}

function tooLarge(bytes: Uint8Array): DocumentRead {
  return lostDocument(problem('too_large_to_read', { size_mib: Math.round(bytes.length / 2 ** 20) }));
}
