import type { Registry } from '../../domain/index.ts';
import type { OcrComponent } from '../../read/index.ts';
import type { DocumentRead } from '../extracted-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { DocumentToRead } from '../opened-document.ts';

/** What a reader process is told: first what to read with, then what to read, documents of one report together. Plain data: it crosses a pipe. */
export type ToReader =
  | {
      readonly kind: 'registry';
      readonly registry: Registry;
      /** With it the process recognises pictures. */
      readonly ocr: OcrComponent | null;
    }
  | {
      readonly kind: 'documents';
      readonly documents: readonly DocumentToRead[];
      readonly context: SourceContext;
    };

/** Its answer: what each document gave; to the registry, nothing. */
export interface FromReader {
  readonly read: readonly DocumentRead[];
}
