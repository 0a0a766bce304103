// The part of Emscripten's runtime that the types of @embedpdf/pdfium refer to and that is used here.
interface EmscriptenModule {
  /** Replaced whenever the memory grows: never keep it. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  /** Makes the instance in Emscripten's place and hands it over. */
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

// Node has these, but the libraries of types chosen for this program do not (WebAssembly JavaScript Interface 2.0).
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
