import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Converts a document to DOCX within a time in milliseconds; null where it cannot. */
export type ConvertToDocx = (bytes: Uint8Array, timeLimit: number) => Promise<Uint8Array | null>;

const PROGRAMS = ['soffice', 'libreoffice'];

type Environment = Readonly<Record<string, string | undefined>>;

/** LibreOffice, where it is installed with Writer, as a converter. */
export function officeIn(env: Environment): ConvertToDocx | null {
  const program = findOffice(env);
  return program === null ? null : (bytes, timeLimit) => convert(program, bytes, timeLimit);
}

/**
 * The program that NIANBAO_SOFFICE names, else the first LibreOffice on PATH; null where there is none, or none that has
 * Writer. An empty NIANBAO_SOFFICE switches it off.
 */
export function findOffice(env: Environment): string | null {
  const named = env['NIANBAO_SOFFICE'];
  const folders = (env['PATH'] ?? '').split(delimiter);
  const candidates =
    named === undefined
      ? folders.flatMap((folder) => PROGRAMS.map((program) => join(folder, program)))
      : [named];
  return (
    candidates.find((candidate) => candidate !== '' && isProgram(candidate) && !lacksWriter(candidate)) ??
    null
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Linux distributions package LibreOffice in parts; Writer, which reads DOC files, is a library beside the program. */
function lacksWriter(program: string): boolean {
  const folder = dirname(realpathSync(program));
  return existsSync(join(folder, 'soffice.bin')) && !WRITER.some((file) => existsSync(join(folder, file)));
}

const WRITER = ['libswlo.so', 'swlo.dll'];

/** In a separate folder, with a separate profile: a LibreOffice that a person has open is not affected. */
async function convert(program: string, bytes: Uint8Array, timeLimit: number): Promise<Uint8Array | null> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-office-'));
  try {
    await writeFile(join(folder, 'in.doc'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const flags = ['--headless', '--norestore', '--convert-to', 'docx', '--outdir', folder];
    await run(program, [profile, ...flags, join(folder, 'in.doc')], timeLimit);
    return await readFile(join(folder, 'in.docx')).catch(() => null);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Resolves when the program ends, or was killed together with all processes that it started. */
function run(program: string, args: readonly string[], timeLimit: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself in the meantime.
      }
    }, timeLimit);
    const ended = () => {
      clearTimeout(timer);
      resolve();
    };
    child.once('close', ended);
    child.once('error', ended);
  });
}
