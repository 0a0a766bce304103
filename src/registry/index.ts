export { readPortalFile, readPortals } from './portals.ts';
export { type RegistryOverlay, readRegistry, registryFolder } from './registry.ts';
export { readValidated } from './validated-file.ts';
