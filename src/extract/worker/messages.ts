import type { Registry } from '../../domain/index.ts';
import type { ExtractedDocument } from '../extract-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { OcrComponent } from '../read/index.ts';

/** What a reader process is told: first what to read with, then document by document. Plain data: it crosses a pipe. */
export type ToReader =
  | {
      readonly kind: 'registry';
      readonly registry: Registry;
      /** With it the process recognises pictures. */
      readonly ocr: OcrComponent | null;
    }
  | {
      readonly kind: 'document';
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      readonly context: SourceContext;
    };

/** Its answer to each document. */
export interface FromReader {
  readonly reports: readonly ExtractedDocument[];
}
