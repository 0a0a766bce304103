import type { OcrComponent } from './component.ts';
import type { GreyPicture } from './grey.ts';
import { type RecognisedPage, readPicturePage } from './picture-page.ts';
import { levelled, pagesOfPicture } from './pictures.ts';
import { loadOcr, type OcrRuntime } from './runtime.ts';

/** Reads pictures of pages with the installed component, which is loaded with the first picture. */
export class PictureReader {
  readonly #component: OcrComponent;
  #loading: Promise<OcrRuntime> | null = null;

  constructor(component: OcrComponent) {
    this.#component = component;
  }

  /** @param picture with PIXELS_PER_POINT; @param number of the page, from 1 */
  async readPage(picture: GreyPicture, number: number): Promise<RecognisedPage> {
    const runtime = await this.#runtime();
    return readPicturePage(runtime, await levelled(runtime, picture), number);
  }

  /** The pages of a picture file. @throws {Unreadable} `damaged`, `too_large_inside` */
  async *pagesOf(bytes: Uint8Array): AsyncGenerator<GreyPicture> {
    yield* pagesOfPicture(await this.#runtime(), bytes);
  }

  #runtime(): Promise<OcrRuntime> {
    this.#loading ??= loadOcr(this.#component.folder);
    return this.#loading;
  }
}
