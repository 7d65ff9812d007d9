import { auditTilesContract } from '../contracts/audit-tiles.contract.js';
import { MemoryAuditTiles } from './memory-audit-tiles.js';

auditTilesContract('memory', () => {
  const tiles = new MemoryAuditTiles();
  return { tiles, again: () => new MemoryAuditTiles(tiles.files), dispose: () => undefined };
});
