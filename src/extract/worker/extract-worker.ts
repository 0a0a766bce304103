import Tinypool from 'tinypool';
import type { Registry } from '../../domain/index.ts';
import { type ExtractedDocument, Extractor } from '../extract-document.ts';
import type { ReadTask } from './task.ts';

const registry: Registry = Tinypool.workerData;
const extractor = new Extractor(registry);

/** Runs in a thread of its own, which may be killed at any moment. */
export default async function extractInWorker(task: ReadTask): Promise<readonly ExtractedDocument[]> {
  return extractor.extractAll(task.bytes, task.contentType, task.context);
}
