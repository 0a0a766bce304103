import type { Registry } from '../../domain/index.ts';
import type { OcrComponent } from '../../read/index.ts';
import type { DocumentRead } from '../extracted-document.ts';
import type { SourceContext } from '../identity/index.ts';
import type { DocumentToRead } from '../opened-document.ts';

/** Messages to a reader process: first the registry, then documents to read, those of one report together. Plain data, because it crosses a pipe. */
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

/** Its answer: the result of each document; to the registry, nothing. */
export interface FromReader {
  readonly read: readonly DocumentRead[];
}
