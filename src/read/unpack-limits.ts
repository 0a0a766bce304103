import { Unreadable } from './unreadable.ts';

/** More files than any document or bundle of documents has. */
const MOST_ENTRIES = 2_000;
/** Sum of the unpacked sizes of what is read, in bytes. */
const MOST_BYTES = 100 * 2 ** 20;

/** Counts what one archive would unpack to, before it is unpacked. */
export class UnpackLimits {
  #entries = 0;
  #bytes = 0;

  /** @throws {Unreadable} `too_large_inside` when the archive lists more files than are allowed. */
  countEntry(): void {
    this.#entries += 1;
    if (this.#entries > MOST_ENTRIES) throw new Unreadable('too_large_inside', { most_files: MOST_ENTRIES });
  }

  /** @throws {Unreadable} `too_large_inside` when the wanted files unpack to more bytes than are allowed. */
  countBytes(name: string, size: number): void {
    this.#bytes += size;
    if (this.#bytes > MOST_BYTES) throw new Unreadable('too_large_inside', { file: name, size_bytes: size });
  }
}
