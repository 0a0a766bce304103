export { type BuildFacts, readBuildFacts } from './build-facts.ts';
export {
  emptiedBuild,
  type KeptBuild,
  keepCurrent,
  listBuilds,
  pruneBuilds,
  rollback,
} from './kept-builds.ts';
export { acceptedLoss } from './losses.ts';
