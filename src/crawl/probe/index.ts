export { portalFile } from './portal-file.ts';
export { type Probe, type ProbeOptions, probePortal } from './probe-portal.ts';
