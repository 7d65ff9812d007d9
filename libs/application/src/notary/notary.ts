import {
  checkpointText, emptyRoot, keptCheckpointPath, readCheckpoint, sameBytes, signedMessage, TILE_WIDTH, tilePath, verifierKeyText, writeNote,
  type Instant, type SignedCheckpoint, type Tile,
} from '#libs/domain';
import { START, type AuditTiles, type Clock, type EventLogReader, type LoggedEvent, type Position, type Signer, type SignerKeys } from '../ports/index.js';
import { proveContinuation, rereadEvents } from './before-signing.js';
import { entryOf } from './entry-of-event.js';
import { LogKeys } from './log-keys.js';
import { NotaryFaultError } from './notary-fault.error.js';
import { NOTHING_SETTLED, readNotaryState, writeNotaryState, type NotaryState } from './notary-state.js';
import { TreeReader } from './tree-reader.js';
import { TreeWriter } from './tree-writer.js';

export interface NotaryPorts {
  readonly log: Pick<EventLogReader, 'readAll'>;
  readonly tiles: AuditTiles;
  readonly keys: SignerKeys;
  readonly clock: Clock;
}

export interface NotaryOptions {
  /** Most events that one round takes in. */
  readonly eventsARound: number;
  /** A checkpoint is signed again after so many milliseconds without a new event. */
  readonly idleMs: number;
  /** A checkpoint is kept for good when none was for so many milliseconds. */
  readonly keepEveryMs: number;
  /** Tiles are made to survive a power cut after so many events: a start reads no more than those again. */
  readonly settleEvery: number;
}

export const DEFAULT_NOTARY_OPTIONS: NotaryOptions = { eventsARound: 20_000, idleMs: 60_000, keepEveryMs: 600_000, settleEvery: 16_384 };

/** How a round ended. `unsigned`: the log names no key yet (null), or the private half of that key is not here. `more`: there is more than one round takes in. */
export type Round =
  | { readonly kind: 'signed'; readonly signed: SignedCheckpoint; readonly grown: boolean; readonly more: boolean }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'unsigned'; readonly key: string | null };

/** The newest checkpoint, below the prefix of the log. */
export const CHECKPOINT_PATH = 'checkpoint';

/** The size of the tree of a kept checkpoint, by its path; null for another path. */
export function keptCheckpointSize(path: string): number | null {
  const size = Number(path.replaceAll(/[^0-9]/g, ''));
  return path === keptCheckpointPath(size) ? size : null;
}

const EVENTS_A_PAGE = 1_000;

/**
 * Follows the log and commits to it: reads what is stored, grows the tree, and signs a checkpoint. A round writes full
 * tiles, partial tiles and the checkpoint last, after reading all of it and the events themselves once more and proving
 * that the tree continues the one signed before. What a crash leaves undone, opening does again: all of it follows from
 * the log. After an error the object is of no use; another one is opened.
 */
export class Notary {
  private readonly keysOfLog: LogKeys;
  private writer: TreeWriter;
  private position: Position = START;
  private last: SignedCheckpoint | null = null;
  /** Of the last event that the last checkpoint covers. */
  private signedPosition: Position = START;
  /** The last full bundle, and up to which one everything survives a power cut. */
  private boundary: NotaryState = NOTHING_SETTLED;
  private settledSize = 0;
  private unsettled: Tile[] = [];
  private signedAt: Instant = Number.NEGATIVE_INFINITY;
  private keptAt: Instant = Number.NEGATIVE_INFINITY;

  private constructor(
    private readonly ports: NotaryPorts,
    private readonly options: NotaryOptions,
  ) {
    this.writer = TreeWriter.empty(ports.tiles, ports.keys.sha256);
    this.keysOfLog = new LogKeys(ports.keys.sha256);
  }

  /**
   * Takes the tree up where it was left, and proves that the log still holds what was signed for.
   * @throws NotaryFaultError; what log, tiles and keys throw.
   */
  static async open(ports: NotaryPorts, options: NotaryOptions = DEFAULT_NOTARY_OPTIONS): Promise<Notary> {
    const last = await lastCheckpoint(ports.tiles);
    const state = await readNotaryState(ports.tiles);
    // At least one event is read again, so that a log that lost its end is found out.
    if (state !== null && last !== null && state.size < last.checkpoint.size) {
      const notary = await new Notary(ports, options).takeUp(state, last).catch(() => null);
      if (notary !== null) return notary; // else the tiles may be at fault: from the beginning, by the log alone
    }
    return new Notary(ports, options).takeUp(NOTHING_SETTLED, last);
  }

  /** Takes in what is new and signs it. @throws as `open`. */
  async round(): Promise<Round> {
    const taken = await this.takeIn(this.options.eventsARound);
    const { size } = this.writer;
    const grown = size > (this.last?.checkpoint.size ?? 0);
    if (!grown && (this.last === null || this.ports.clock.now() - this.signedAt < this.options.idleMs)) return { kind: 'quiet' };
    const signers = this.signers();
    if (signers === null) return { kind: 'unsigned', key: this.keysOfLog.inForce === null ? null : verifierKeyText(this.keysOfLog.inForce) };
    const signed = signedBy(signers, size, this.writer.root());
    if (grown) await this.prove(signed);
    await this.ports.tiles.publish(CHECKPOINT_PATH, noteBytes(signed));
    await this.after(signed, grown);
    return { kind: 'signed', signed, grown, more: taken === this.options.eventsARound };
  }

  /** Lets the next start begin where this one ends. */
  close(): Promise<void> {
    return this.settle();
  }

  private async takeUp(state: NotaryState, last: SignedCheckpoint | null): Promise<this> {
    const { tiles, keys } = this.ports;
    const size = last?.checkpoint.size ?? 0;
    if (state.size > 0) this.writer = await TreeWriter.at(state.size, tiles, keys.sha256);
    this.keysOfLog.remember(state.keys);
    this.position = state.position;
    this.boundary = state;
    this.settledSize = state.size;
    await this.takeIn(size - state.size);
    if (this.writer.size < size) throw new NotaryFaultError('log-shorter-than-checkpoint', { events: this.writer.size, signed: size });
    if (last !== null && !sameBytes(this.writer.root(), last.checkpoint.root)) throw new NotaryFaultError('log-unlike-checkpoint', { size });
    await this.writer.flushWhole();
    this.last = last;
    this.signedPosition = this.position;
    return this;
  }

  private async takeIn(most: number): Promise<number> {
    let taken = 0;
    while (taken < most) {
      const page = await this.ports.log.readAll(this.position, Math.min(EVENTS_A_PAGE, most - taken));
      if (page.length === 0) break;
      for (const event of page) this.take(event);
      this.position = (page.at(-1) as LoggedEvent).position;
      taken += page.length;
      await this.writer.flush();
    }
    this.unsettled.push(...this.writer.takeFilled());
    return taken;
  }

  private take(event: LoggedEvent): void {
    const entry = entryOf(event, this.writer.size + 1, this.ports.keys);
    this.writer.append(entry);
    this.keysOfLog.take(event, entry.type);
    if (this.writer.size % TILE_WIDTH === 0) this.boundary = { size: this.writer.size, position: event.position, keys: this.keysOfLog.texts() };
  }

  /** The key in force, and with it the one that signed before, so that whoever knows that one sees the change; null when the key in force is not here. */
  private signers(): readonly Signer[] | null {
    const { inForce } = this.keysOfLog;
    const current = inForce === null ? null : this.ports.keys.find(verifierKeyText(inForce));
    if (current === null) return null;
    const before = this.last === null ? null : this.keysOfLog.signerOf(this.last.note);
    const outgoing = before === null || before === inForce ? null : this.ports.keys.find(verifierKeyText(before));
    return outgoing === null ? [current] : [outgoing, current];
  }

  private async prove({ checkpoint }: SignedCheckpoint): Promise<void> {
    const { log, tiles, keys } = this.ports;
    const older = this.last?.checkpoint ?? { size: 0, root: emptyRoot(keys.sha256) };
    await this.writer.flushWhole();
    const reader = new TreeReader(tiles, checkpoint.size, keys.sha256);
    await rereadEvents(log, this.signedPosition, older.size, reader, keys);
    await proveContinuation(older, checkpoint, reader, keys.sha256);
  }

  /** What may be left undone: it is done again after a later round. */
  private async after(signed: SignedCheckpoint, grown: boolean): Promise<void> {
    const { tiles, clock } = this.ports;
    const now = clock.now();
    this.last = signed;
    this.signedPosition = this.position;
    this.signedAt = now;
    await Promise.all(this.writer.takeOvergrown().map((path) => tiles.remove(path)));
    if (grown && now - this.keptAt >= this.options.keepEveryMs) {
      await tiles.publish(keptCheckpointPath(signed.checkpoint.size), noteBytes(signed));
      this.keptAt = now;
    }
    if (this.boundary.size - this.settledSize >= this.options.settleEvery) await this.settle();
  }

  private async settle(): Promise<void> {
    const { size } = this.boundary;
    if (size === this.settledSize) return;
    await this.ports.tiles.settle(this.unsettled.splice(0).map(tilePath));
    await writeNotaryState(this.ports.tiles, this.boundary);
    this.settledSize = size;
  }
}

/** The newest checkpoint; null before the first. @throws NotaryFaultError `checkpoint-unreadable`. */
export const lastCheckpoint = (tiles: AuditTiles): Promise<SignedCheckpoint | null> => checkpointAt(tiles, CHECKPOINT_PATH);

/** The checkpoint in that file; null when there is none. @throws NotaryFaultError `checkpoint-unreadable`. */
export async function checkpointAt(tiles: AuditTiles, path: string): Promise<SignedCheckpoint | null> {
  const bytes = await tiles.read(path);
  if (bytes === null) return null;
  const found = readCheckpoint(new TextDecoder().decode(bytes));
  if (!found.ok) throw new NotaryFaultError('checkpoint-unreadable', { fault: found.fault });
  return found.value;
}

export const noteBytes = ({ note }: SignedCheckpoint): Uint8Array => new TextEncoder().encode(writeNote(note));

function signedBy(signers: readonly Signer[], size: number, root: Uint8Array): SignedCheckpoint {
  const checkpoint = { origin: (signers.at(-1) as Signer).key.name, size, root };
  const text = checkpointText(checkpoint);
  return { checkpoint, note: { text, signatures: signers.map(({ key, sign }) => ({ name: key.name, keyId: key.id, signature: sign(signedMessage(text)) })) } };
}
