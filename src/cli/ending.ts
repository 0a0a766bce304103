import { failureText, isFailure } from '../text/index.ts';
import { EXIT, type ExitStatus, STATUS_OF } from './exit.ts';
import { name, version } from './version.ts';

/** How a command ends that an error ended. */
export interface Ending {
  readonly status: ExitStatus;
  /** For stderr. */
  readonly text: string;
}

/** The signals that stop the program in an orderly way. */
export type StopSignal = 'SIGINT' | 'SIGTERM';

/** What an AbortSignal is aborted with. */
export function stopReason(signal: StopSignal): DOMException {
  return new DOMException(signal, 'AbortError');
}

/** The status of a command that a signal stopped. */
export function stopStatus({ reason }: AbortSignal): ExitStatus {
  return reason instanceof Error && reason.message === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
}

/**
 * How an error ends the command `command`: by the signal that stopped it, by the code of a Failure, by what the system
 * refused, and otherwise as a fault of the program, the only ending with a stack trace.
 */
export function endingOf(error: unknown, command: string, signal: AbortSignal): Ending {
  if (signal.aborted) {
    const text = 'Stopped. What was fetched is kept; run again to continue.\n';
    return { status: stopStatus(signal), text };
  }
  if (isFailure(error)) {
    const status = causesOf(error).some(isLack) ? EXIT.refused : STATUS_OF[error.code];
    return { status, text: `nianbao: ${error.code}\n${failureText(error)}\n` };
  }
  const refusal = causesOf(error).find(isRefusal);
  if (refusal !== undefined) {
    return {
      status: EXIT.refused,
      text:
        `nianbao: system_refused\n${refusal.message}\nIs the path right, may it be read and written, is there room on ` +
        'the disk, and may so many files be open?\n',
    };
  }
  return { status: EXIT.fault, text: faultText(error, command) };
}

function faultText(error: unknown, command: string): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const causes = causesOf(error).slice(1);
  return [
    'nianbao: fault',
    stack,
    ...causes.map((cause) => `caused by ${cause.stack ?? cause.message}`),
    `${[name, version, command].join(' ').trimEnd()}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    'This is a fault of nianbao itself. What was kept before it is still there. Please report it where you got nianbao from:',
    'copy everything from "nianbao: fault" to here, and say which command you ran, on which portal or file.',
    '',
  ].join('\n');
}

/** An error and what led to it, outermost first. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && !chain.includes(at); at = at.cause) chain.push(at);
  return chain;
}

/** DuckDB's errors have no code, only the words of the system. */
const DUCKDB_REFUSAL = /^(?:IO|Out of Memory) Error/;
const DUCKDB_LACK =
  /No space left|Disk quota exceeded|File too large|Too many open files|Permission denied|Read-only file system|Input\/output error|Cannot allocate memory/;

/** What the system refused: Node names the call. */
function isRefusal(error: Error): boolean {
  return 'syscall' in error || DUCKDB_REFUSAL.test(error.message);
}

/** Errors of the system that mean a wrong path: the Failure that they led to says what to do. */
const WRONG_PATH = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG'];

/** The system refused for lack of room, rights or files, not because a path is wrong. */
function isLack(error: Error): boolean {
  if ('syscall' in error && 'code' in error) return !WRONG_PATH.includes(String(error.code));
  return DUCKDB_REFUSAL.test(error.message) && DUCKDB_LACK.test(error.message);
}
