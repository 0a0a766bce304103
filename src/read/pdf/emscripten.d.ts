// The part of Emscripten's runtime to which the types of @embedpdf/pdfium refer and that is used here.
interface EmscriptenModule {
  /** Replaced when the memory grows, so never keep it. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  /** Creates the instance instead of Emscripten and passes it on. */
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

// Node has these, but the type libraries of this program do not (WebAssembly JavaScript Interface 2.0).
declare namespace WebAssembly {
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class RuntimeError extends Error {}
  function instantiate(
    bytes: Uint8Array,
    imports: Imports,
  ): Promise<{ readonly instance: Instance; readonly module: Module }>;
}
