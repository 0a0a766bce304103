import type { Problem } from '../domain/index.ts';
import type { Document } from './document.ts';

/** A document, and what is to be known about it beside. */
export interface Reading {
  readonly document: Document;
  readonly notes: readonly Problem[];
}
