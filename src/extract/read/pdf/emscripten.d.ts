// The part of Emscripten's runtime that the types of @embedpdf/pdfium refer to and that is used here.
interface EmscriptenModule {
  /** Replaced whenever the memory grows: never keep it. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly wasmBinary: Uint8Array;
}
