export { type BuildFacts, readBuildFacts } from './build-facts.ts';
export { type KeptBuild, keepCurrent, listBuilds, pruneBuilds, rollback } from './kept-builds.ts';
export { acceptedLoss } from './losses.ts';
