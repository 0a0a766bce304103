import { z } from 'zod';

/** Functions that are called for every character and every drawn object: through the package's wrapper they take twice the time. */
const NAMES = [
  'FPDFText_GetUnicode',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetTextObject',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetFontSize',
  'FPDFText_GetMatrix',
  'FPDFText_GetCharAngle',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFPage_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetStrokeColor',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPath_GetDrawMode',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'FPDFPathSegment_GetClose',
] as const;

/** Arguments and result are handles, addresses and numbers; a boolean is 0 or 1. */
type NativeFunction = (...args: readonly number[]) => number;

/** Functions of PDFium as the WebAssembly module itself exports them. */
export type NativePdfium = Readonly<Record<(typeof NAMES)[number], NativeFunction>>;

const NativeSchema: z.ZodType<NativePdfium> = z.record(
  z.enum(NAMES),
  z.custom<NativeFunction>((value) => typeof value === 'function'),
);

/** @throws when the module lacks one of them: the package is not the one for which this program was written. */
export function nativeFunctions(exports: Readonly<Record<string, unknown>>): NativePdfium {
  return NativeSchema.parse(Object.fromEntries(NAMES.map((name) => [name, exports[name]])));
}
