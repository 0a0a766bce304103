export { readPortalFile, readPortals } from './portals.ts';
export { readRegistry, registryFolder } from './registry.ts';
export { readValidated } from './validated-file.ts';
