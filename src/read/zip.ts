import { type Unzipped, unzipSync } from 'fflate';
import { byteCharacters } from '../domain/index.ts';
import { UnpackLimits } from './unpack-limits.ts';
import { messageOf, Unreadable } from './unreadable.ts';

/** Local file header: its signature, then at byte 6 the flags, whose first bit is encryption (APPNOTE 4.3.7, 4.4.4). */
const FLAGS_AT = 6;
const ENCRYPTED = 1;

export function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte);
}

/** The names in an archive, in its order. */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unpack(bytes, ({ name }) => {
    names.push(pathOf(name));
    return false;
  });
  return names;
}

/**
 * The wanted files of an archive by their names. No more is unpacked than the archive's directory says.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `too_large_inside`.
 */
export function filesIn(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  const limits = new UnpackLimits();
  const files = unpack(bytes, ({ name, originalSize }) => {
    if (!isWanted(pathOf(name))) return false;
    limits.countBytes(name, originalSize);
    return true;
  });
  return new Map(Object.entries(files).map(([name, content]) => [pathOf(name), content]));
}

/** Some programs separate folders by a backslash. */
function pathOf(name: string): string {
  return name.replaceAll('\\', '/');
}

/** @throws {Unreadable} `too_large_inside` when the archive would unpack to more than is allowed. */
export function refuseBomb(bytes: Uint8Array): void {
  const limits = new UnpackLimits();
  unpack(bytes, ({ name, originalSize }) => {
    limits.countBytes(name, originalSize);
    return false;
  });
}

function unpack(
  bytes: Uint8Array,
  filter: (entry: { readonly name: string; readonly originalSize: number }) => boolean,
): Unzipped {
  if (((bytes[FLAGS_AT] ?? 0) & ENCRYPTED) !== 0) throw new Unreadable('encrypted', {});
  const limits = new UnpackLimits();
  try {
    return unzipSync(bytes, {
      filter: (entry) => {
        limits.countEntry();
        return filter(entry);
      },
    });
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    // The directory of an archive is at its end.
    const isCut = !byteCharacters(bytes.subarray(-END_WITHIN)).includes(END_SIGNATURE);
    throw new Unreadable(isCut ? 'truncated' : 'damaged', { said: messageOf(error) }, { cause: error });
  }
}

/** End of central directory record and its longest comment (APPNOTE 4.3.16). */
const END_SIGNATURE = 'PK\u0005\u0006';
const END_WITHIN = 65_557;
