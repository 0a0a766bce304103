import { Unreadable } from '../unreadable.ts';
import type { GreyPicture } from './grey.ts';
import { inkOf } from './ink.ts';
import type { OcrRuntime } from './runtime.ts';
import { skewOf } from './skew.ts';

/** Pictures are scaled to this resolution, in which a character of the text is about thirty pixels high. */
const PIXELS_PER_INCH = 200;
const POINTS_PER_INCH = 72;
export const PIXELS_PER_POINT = PIXELS_PER_INCH / POINTS_PER_INCH;
/** Inches. A picture does not say how large its paper is; reports are printed on A4. */
const A4 = { short: 8.27, long: 11.69 } as const;
/** Pixels of a picture before scaling: more than any scanner gives for a page. */
const MAX_PIXELS = 100e6;
/** Pages of a picture file; a longer report is not published as pictures. */
const MAX_PAGES = 30;
/** Height of a picture in widths: a screenshot of a whole web page is long, but not endless. */
const LONGEST = 12;
/** Less than this, in degrees, changes nothing. */
const LEAST_SKEW = 0.05;
const WHITE = '#fff';

/**
 * The pages of a picture file (JPEG, PNG, TIFF, GIF, WebP), grey, upright by their EXIF mark, at 200 dpi of an A4 page.
 * @throws {Unreadable} `damaged`, `too_large_inside`
 */
export async function* pagesOfPicture(runtime: OcrRuntime, bytes: Uint8Array): AsyncGenerator<GreyPicture> {
  const open = (page: number) => runtime.sharp(bytes, { page, limitInputPixels: MAX_PIXELS });
  const { pages = 1 } = await open(0).metadata().catch(refuse);
  if (pages > MAX_PAGES) throw new Unreadable('too_large_inside', { pages });
  for (let page = 0; page < pages; page += 1) {
    const upright = await open(page)
      .rotate()
      .flatten({ background: WHITE })
      .greyscale()
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch(refuse);
    const { width, height } = upright.info;
    if (height > LONGEST * width)
      throw new Unreadable('too_large_inside', { width_px: width, height_px: height });
    const inches = width > height ? A4.long : A4.short;
    yield greyOf(
      await runtime
        .sharp(upright.data, { raw: { width, height, channels: 1 } })
        .resize({ width: Math.round(inches * PIXELS_PER_INCH), kernel: 'cubic' })
        .extractChannel(0)
        .raw()
        .toBuffer({ resolveWithObject: true }),
    );
  }
}

/** The same page with its lines level. */
export async function levelled(runtime: OcrRuntime, picture: GreyPicture): Promise<GreyPicture> {
  const skew = skewOf(inkOf(picture));
  if (Math.abs(skew) < LEAST_SKEW) return picture;
  const { width, height, data } = picture;
  return greyOf(
    await runtime
      .sharp(data, { raw: { width, height, channels: 1 } })
      .rotate(-skew, { background: WHITE })
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
}

function greyOf({ data, info }: { data: Uint8Array; info: { width: number; height: number } }): GreyPicture {
  return { width: info.width, height: info.height, data };
}

function refuse(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  throw new Unreadable(
    /pixel limit/i.test(message) ? 'too_large_inside' : 'damaged',
    { said: message },
    { cause },
  );
}
