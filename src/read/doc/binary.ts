import { Unreadable } from '../unreadable.ts';

/** Little-endian numbers of a stream. Reading past its end means that the file is cut off. */
export class Binary {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#checked(at, 1));
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#checked(at, 2), true);
  }

  i16(at: number): number {
    return this.#view.getInt16(this.#checked(at, 2), true);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#checked(at, 4), true);
  }

  slice(at: number, length: number): Binary {
    this.#checked(at, length);
    return new Binary(this.bytes.subarray(at, at + length));
  }

  #checked(at: number, length: number): number {
    if (at < 0 || length < 0 || at + length > this.length)
      throw new Unreadable('truncated', { missing_byte: at });
    return at;
  }
}
