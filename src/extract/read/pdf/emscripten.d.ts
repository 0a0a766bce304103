// The part of Emscripten's runtime that the types of @embedpdf/pdfium refer to and that is used here.
interface EmscriptenModule {
  /** Replaced whenever the memory grows: never keep it. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  /** Makes the instance in Emscripten's place and hands it over. */
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  // What is called for every character and every drawn thing; through the package's wrapper it takes twice the time.
  _FPDFText_GetUnicode(textPage: number, at: number): number;
  _FPDFText_HasUnicodeMapError(textPage: number, at: number): number;
  _FPDFText_GetTextObject(textPage: number, at: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, at: number, box: number): number;
  _FPDFText_GetCharOrigin(textPage: number, at: number, x: number, y: number): number;
  _FPDFPage_GetObject(page: number, at: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  _FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  _FPDFPath_CountSegments(path: number): number;
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
