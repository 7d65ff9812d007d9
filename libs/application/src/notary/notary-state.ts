import { TILE_WIDTH } from '#libs/domain';
import { START, type AuditTiles, type Position } from '../ports/index.js';

/** Up to where tiles and bundles survive a power cut: a number of events that fills a bundle. */
export interface NotaryState {
  readonly size: number;
  /** Where the last of those events stands in the log. */
  readonly position: Position;
  /** The verifier keys that they name for the log. */
  readonly keys: readonly string[];
}

export const NOTHING_SETTLED: NotaryState = { size: 0, position: START, keys: [] };

const PATH = 'notary-state';

/** Null when there is none, or it cannot be understood: everything can be read again from the beginning. */
export async function readNotaryState(tiles: AuditTiles): Promise<NotaryState | null> {
  const bytes = await tiles.read(PATH);
  if (bytes === null) return null;
  try {
    const { size, position, keys } = JSON.parse(new TextDecoder().decode(bytes)) as NotaryState;
    const fits = Number.isSafeInteger(size) && size > 0 && size % TILE_WIDTH === 0 && typeof position === 'string' && Array.isArray(keys);
    return fits ? { size, position, keys } : null;
  } catch {
    return null;
  }
}

export const writeNotaryState = (tiles: AuditTiles, state: NotaryState): Promise<void> => tiles.publish(PATH, new TextEncoder().encode(JSON.stringify(state)));
