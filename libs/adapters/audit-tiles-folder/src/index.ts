export { FolderAuditTiles } from './folder-audit-tiles.js';
