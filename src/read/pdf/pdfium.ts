import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { byteCharacters } from '../../domain/index.ts';
import { Unreadable } from '../unreadable.ts';
import { type NativePdfium, nativeFunctions } from './native.ts';

/** FPDF_GetLastError (fpdfview.h). */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** Bytes at the end of a file that contain its end mark (Adobe's note 18 on ISO 32000-1, 7.5.5, and some more). */
const END_MARK_WITHIN = 2048;
/** No report has more; a file that has more is not read, because that could take hours. */
const MAX_PAGES = 500;
/** The library's memory is outside the heap that a worker's limit counts. */
const MAX_MEMORY_BYTES = 512 * 2 ** 20;
const MEMORY_PAGE_BYTES = 2 ** 16;
/** Enough for the results of any call that is made here. */
const SCRATCH_BYTES = 128;

let loading: Promise<Pdfium> | null = null;

/** The library, loaded once in a process, and again after a crash. */
export function pdfium(): Promise<Pdfium> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfium> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const memory = new MemoryLimit();
  let exports: WebAssembly.Instance['exports'] = {};
  const module = await init({
    instantiateWasm: (imports, done) => {
      void WebAssembly.instantiate(wasm, imports).then(({ instance, module: compiled }) => {
        exports = instance.exports;
        memory.watch(exports['memory']);
        done(instance, compiled);
      });
      return {};
    },
  });
  module.PDFiumExt_Init();
  return new Pdfium(module, nativeFunctions(exports), memory);
}

/** Refuses the library more memory than a document may take. */
class MemoryLimit {
  isReached = false;

  watch(memory: unknown): void {
    if (!(memory instanceof WebAssembly.Memory)) return;
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
      if (memory.buffer.byteLength + pages * MEMORY_PAGE_BYTES > MAX_MEMORY_BYTES) {
        this.isReached = true;
        throw new RangeError('memory limit');
      }
      return grow(pages);
    };
  }
}

/** PDFium with its memory: results come back through a piece of it that every call overwrites. */
export class Pdfium {
  readonly api: WrappedPdfiumModule;
  /** Functions without a wrapper, for calls that are made thousands of times. */
  readonly raw: NativePdfium;
  /** Address of the scratch memory. */
  readonly scratch: number;
  readonly #memory: MemoryLimit;
  #view: DataView | null = null;

  constructor(api: WrappedPdfiumModule, raw: NativePdfium, memory: MemoryLimit) {
    this.api = api;
    this.raw = raw;
    this.#memory = memory;
    this.scratch = api.pdfium.wasmExports.malloc(SCRATCH_BYTES);
  }

  /** The result at `offset` bytes into the scratch memory. */
  readonly float = (offset: number): number => this.#results().getFloat32(offset, true);
  readonly double = (offset: number): number => this.#results().getFloat64(offset, true);
  readonly integer = (offset: number): number => this.#results().getInt32(offset, true);

  #results(): DataView {
    const { buffer } = this.api.pdfium.HEAPU8;
    if (this.#view?.buffer !== buffer) this.#view = new DataView(buffer, this.scratch, SCRATCH_BYTES);
    return this.#view;
  }

  /**
   * Opens a file, passes each page's handle to `visit`, and closes everything whatever happens.
   * @throws {Unreadable} `encrypted`, `truncated`, `too_large_inside`, `damaged`, `reader_memory_limit`.
   */
  eachPage(bytes: Uint8Array, visit: (page: number, number: number) => void): void {
    try {
      this.#eachPage(bytes, visit);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      // After this the library cannot be trusted.
      loading = null;
      const code = this.#memory.isReached ? 'reader_memory_limit' : 'damaged';
      throw new Unreadable(code, { said: error.message }, { cause: error });
    }
  }

  #eachPage(bytes: Uint8Array, visit: (page: number, number: number) => void): void {
    const { api } = this;
    const { malloc, free } = api.pdfium.wasmExports;
    const address = malloc(bytes.length);
    if (address === 0) throw new Unreadable('reader_memory_limit', {});
    try {
      api.pdfium.HEAPU8.set(bytes, address);
      const document = api.FPDF_LoadMemDocument(address, bytes.length, '');
      if (document === 0) throw this.#refusal(bytes);
      try {
        this.#eachPageOf(document, bytes, visit);
      } finally {
        api.FPDF_CloseDocument(document);
      }
    } finally {
      free(address);
    }
  }

  #eachPageOf(document: number, bytes: Uint8Array, visit: (page: number, number: number) => void): void {
    const { api } = this;
    // PDFium repairs a file that was cut off, but what was after the cut is lost.
    if (!hasEndMark(bytes) && !api.FPDF_DocumentHasValidCrossReferenceTable(document)) {
      throw new Unreadable('truncated', {});
    }
    const count = api.FPDF_GetPageCount(document);
    if (count > MAX_PAGES) throw new Unreadable('too_large_inside', { pages: count });
    for (let index = 0; index < count; index += 1) {
      const page = api.FPDF_LoadPage(document, index);
      if (page === 0) throw new Unreadable('damaged', { unopened_page: index + 1, pages: count });
      try {
        visit(page, index + 1);
      } finally {
        api.FPDF_ClosePage(page);
      }
    }
  }

  #refusal(bytes: Uint8Array): Unreadable {
    const code = this.api.FPDF_GetLastError();
    if (code === ERROR_PASSWORD || code === ERROR_SECURITY) return new Unreadable('encrypted', {});
    return hasEndMark(bytes)
      ? new Unreadable('damaged', { pdfium_error: code })
      : new Unreadable('truncated', {});
  }
}

function hasEndMark(bytes: Uint8Array): boolean {
  return byteCharacters(bytes.subarray(-END_MARK_WITHIN)).includes('%%EOF');
}
