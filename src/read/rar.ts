import { createExtractorFromData, type Extractor, type FileHeader, UnrarError } from 'node-unrar-js';
import PQueue from 'p-queue';
import { UnpackLimits } from './unpack-limits.ts';
import { messageOf, Unreadable } from './unreadable.ts';

/** The library reads only the archive that was opened last, so archives are read one after the other. */
const turns = new PQueue({ concurrency: 1 });

/**
 * The wanted files of a RAR archive (versions 1.5 to 7) by their names. Nothing is unpacked before all sizes are known.
 * @throws {Unreadable} `encrypted`, `truncated`, `damaged`, `too_large_inside`.
 */
export function filesInRar(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  return turns.add(async () => {
    const extractor = await createExtractorFromData({ data: Uint8Array.from(bytes).buffer });
    try {
      const wanted = wantedFiles(extractor, isWanted);
      const unpacked = [...extractor.extract({ files: ({ name }) => wanted.has(name) }).files];
      return new Map(
        unpacked.map(({ fileHeader, extraction }) => [fileHeader.name, extraction ?? new Uint8Array()]),
      );
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable(codeOf(error), { said: messageOf(error) }, { cause: error });
    }
  });
}

function wantedFiles(extractor: Extractor<Uint8Array>, isWanted: (name: string) => boolean): Set<string> {
  const limits = new UnpackLimits();
  const { arcHeader, fileHeaders } = extractor.getFileList();
  if (arcHeader.flags.volume) throw new Unreadable('truncated', { is_volume: true });
  const wanted: FileHeader[] = [];
  for (const header of fileHeaders) {
    limits.countEntry();
    if (header.flags.directory || !isWanted(header.name)) continue;
    if (header.flags.encrypted) throw new Unreadable('encrypted', {});
    limits.countBytes(header.name, header.unpSize);
    wanted.push(header);
  }
  return new Set(wanted.map(({ name }) => name));
}

function codeOf(error: unknown): 'encrypted' | 'truncated' | 'damaged' {
  if (!(error instanceof UnrarError)) return 'damaged';
  if (error.reason === 'ERAR_MISSING_PASSWORD' || error.reason === 'ERAR_BAD_PASSWORD') return 'encrypted';
  return error.reason === 'ERAR_EREAD' ? 'truncated' : 'damaged';
}
