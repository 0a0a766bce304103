import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ServerMessageSchema, type ServerOptions } from './server.ts';

/** A server in another process, whose time and memory are not counted. */
export interface BenchServer {
  readonly port: number;
  /** Milliseconds at which requests came, by host, in order. */
  arrivals(): Promise<ReadonlyMap<string, readonly number[]>>;
  close(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('server.js', import.meta.url));

export async function startServer(options: ServerOptions): Promise<BenchServer> {
  const child = fork(SCRIPT, [JSON.stringify(options)]);
  const nextMessage = async () => ServerMessageSchema.parse((await once(child, 'message'))[0]);
  const first = await nextMessage();
  if (!('port' in first)) throw new Error('the server has no port');
  return {
    port: first.port,
    arrivals: async () => {
      const answer = nextMessage();
      child.send('arrivals');
      const message = await answer;
      return new Map('arrivals' in message ? Object.entries(message.arrivals) : []);
    },
    close: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
