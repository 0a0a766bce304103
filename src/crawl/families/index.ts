import type { Portal } from '../../domain/index.ts';
import type { Family } from './family.ts';
import { generic } from './generic.ts';
import { trs } from './trs.ts';

/** A new family is one file and one line here. */
export const families: Readonly<Record<Portal['family'], Family>> = { generic, trs };

export type { Family, Link, Page } from './family.ts';
