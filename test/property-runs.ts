import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** `npm run test:all`. */
    readonly everyRun: boolean;
  }
}

/** How often a property is tried: `all` times in `npm run test:all`, a tenth of them in `npm test`. */
export function runsOf(all: number): number {
  return inject('everyRun') ? all : Math.ceil(all / 10);
}
