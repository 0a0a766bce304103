export { acceptRecognised } from './accept-recognised.ts';
export { completenessOf } from './completeness.ts';
export { runChecks } from './run-checks.ts';
export { compareFacts, factsOf } from './text-facts.ts';
