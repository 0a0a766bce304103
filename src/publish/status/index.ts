export {
  type PortalStatus,
  type WorkspaceStatus,
  workspaceStatus,
  type YearStatus,
} from './portal-status.ts';
