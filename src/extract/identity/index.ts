export { type IdentityWithoutTemplate, identify, NO_CONTEXT, type SourceContext } from './identity.ts';
export { parseTitle } from './title.ts';
