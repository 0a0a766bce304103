export { countBuild, readBuildFacts } from './build-facts.ts';
export { type KeptBuild, keepCurrent, listBuilds, pruneBuilds, rollback } from './kept-builds.ts';
export { lossesOf } from './losses.ts';
