export { agenciesOf, type SameAgency, sameAgencyAmong } from './agency-names.ts';
export {
  type IdentityWithoutTemplate,
  identify,
  NO_CONTEXT,
  type SourceContext,
} from './identity.ts';
export { judgeTitle } from './judge-title.ts';
export { parseTitle } from './title.ts';
