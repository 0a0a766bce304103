import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Registry } from '../../domain/index.ts';
import type { OcrComponent } from '../../read/index.ts';
import type { DocumentRead } from '../extracted-document.ts';
import type { FromReader, ToReader } from './messages.ts';

/** Why a reader gave no answer: it was killed, or crashed. */
export class ReaderLost extends Error {
  override readonly name = 'ReaderLost';
  readonly reason: 'time' | 'memory' | 'other';
  /** Exit status or signal of the process. */
  readonly ended: number | string | null;
  /** What it wrote last to stderr. */
  readonly lastLine: string;

  constructor(reason: ReaderLost['reason'], ended: ReaderLost['ended'], lastLine = '') {
    super(`${reason}: ${ended} ${lastLine}`);
    this.reason = reason;
    this.ended = ended;
    this.lastLine = lastLine;
  }
}

/** When run from source, the reader needs a loader for TypeScript. */
const IS_SOURCE = import.meta.url.endsWith('.ts');
const READER = fileURLToPath(new URL(IS_SOURCE ? './reader.ts' : './reader.js', import.meta.url));
const LOADER = IS_SOURCE ? ['--import', 'tsx'] : [];
/** What V8 prints when the heap is full, before it ends the process. */
const HEAP_IS_FULL = /heap out of memory|Reached heap limit/i;
const STDERR_KEPT = 20_000;
/**
 * V8 collects a heap that may not grow large again and again, in threads that compete with the other readers: with
 * a larger heap from the start, and collection in the reader's own thread, a document takes a fifth less CPU.
 */
export const ROOM_FOR_GARBAGE = [
  '--max-semi-space-size=32',
  '--initial-heap-size=256',
  '--single-threaded-gc',
];

/**
 * A process that reads the documents of one report at a time. A process and not a thread, because a thread whose heap is full ends the
 * whole program, and because only a process's memory outside the heap can be limited.
 */
export class ReaderProcess {
  readonly #child: ChildProcess;
  #stderr = '';
  /** Resolves when it has started and has the registry, or is gone: that time is not a document's. */
  readonly #started: Promise<unknown>;
  isLost = false;
  /** What kept the system from starting it. */
  #fault: Error | null = null;

  /**
   * @param memoryLimit resident set of the process in MiB; the program itself takes about 100 of them.
   * @param ocr with it the process recognises pictures.
   */
  constructor(registry: Registry, memoryLimit: number, ocr: OcrComponent | null) {
    this.#child = fork(READER, [String(memoryLimit * 2 ** 20)], {
      serialization: 'advanced',
      execArgv: [...LOADER, `--max-old-space-size=${memoryLimit}`, ...ROOM_FOR_GARBAGE],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#child.once('exit', () => {
      this.isLost = true;
    });
    this.#child.on('error', (error) => {
      this.#fault = error;
      this.isLost = true;
    });
    this.#started = new Promise((resolve) => {
      this.#child.once('message', resolve);
      this.#child.once('error', resolve);
      this.#child.once('close', resolve);
    });
    this.#tell({ kind: 'registry', registry, ocr });
  }

  /** @throws {ReaderLost} when the process was killed; it reads nothing further then. {Error} when the system could not start it. */
  async read(
    documents: Omit<Extract<ToReader, { kind: 'documents' }>, 'kind'>,
    timeLimit: number,
  ): Promise<readonly DocumentRead[]> {
    await this.#started;
    if (this.#fault !== null) throw this.#fault;
    if (this.isLost) throw this.#breakdown(this.#child.exitCode, this.#child.signalCode);
    return new Promise((resolve, reject) => {
      let isTimeOut = false;
      const timer = setTimeout(() => {
        isTimeOut = true;
        this.#child.kill('SIGKILL');
      }, timeLimit);
      const answered = ({ read }: FromReader) => {
        clearTimeout(timer);
        this.#child.off('close', lost);
        resolve(read);
      };
      const lost = (status: number | null, signal: string | null) => {
        clearTimeout(timer);
        this.#child.off('message', answered);
        reject(isTimeOut ? new ReaderLost('time', 'SIGKILL') : this.#breakdown(status, signal));
      };
      this.#child.once('message', answered);
      this.#child.once('close', lost);
      this.#tell({ kind: 'documents', ...documents });
    });
  }

  async close(): Promise<void> {
    if (this.isLost) return;
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await exited;
  }

  #tell(message: ToReader): void {
    // A process that is gone has reported that by then, or will.
    this.#child.send(message, () => {});
  }

  /** The watch kills a process whose memory outside the heap grows too large. */
  #breakdown(status: number | null, signal: string | null): ReaderLost {
    const isMemory = signal === 'SIGKILL' || HEAP_IS_FULL.test(this.#stderr);
    const lastLine = this.#stderr.trimEnd().split('\n').at(-1) ?? '';
    return new ReaderLost(isMemory ? 'memory' : 'other', status ?? signal, lastLine);
  }
}
