import type { SourceContext } from '../identity/index.ts';

/** What a worker is asked to read; plain data, because it crosses to another thread. */
export interface ReadTask {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | null;
  readonly context: SourceContext;
}
