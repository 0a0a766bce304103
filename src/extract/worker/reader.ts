import { Worker } from 'node:worker_threads';
import { PictureReader } from '../../read/index.ts';
import { Extractor } from '../extractor.ts';
import type { FromReader, ToReader } from './messages.ts';

// A separate process, started by ReaderProcess. It may be killed at any moment.

const MEMORY_LIMIT_BYTES = Number(process.argv[2]);
/** A busy reader cannot watch itself; a thread beside it does. */
const WATCH = `
  const { parent, bytes } = require('node:worker_threads').workerData;
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > bytes) process.kill(process.pid, 'SIGKILL');
  }, 100);
`;

new Worker(WATCH, { eval: true, workerData: { parent: process.ppid, bytes: MEMORY_LIMIT_BYTES } }).unref();

let extractor: Extractor | null = null;
process.on('message', (message: ToReader) => {
  if (message.kind === 'registry') {
    const pictures = message.ocr === null ? null : new PictureReader(message.ocr);
    extractor = new Extractor(message.registry, pictures);
    process.send?.({ read: [] } satisfies FromReader);
  } else {
    const documents = message.documents.map((document) => ({
      ...document,
      bytes: new Uint8Array(document.bytes),
    }));
    void extractor
      ?.extractTogether(documents, message.context)
      .then((read) => process.send?.({ read } satisfies FromReader));
  }
});
