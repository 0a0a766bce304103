export {
  type IdentityWithoutTemplate,
  identify,
  NO_CONTEXT,
  type SourceContext,
  sameAgency,
} from './identity.ts';
export { judgeTitle } from './judge-title.ts';
export { parseTitle } from './title.ts';
