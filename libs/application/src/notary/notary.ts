import {
  checkpointText, emptyRoot, keptCheckpointPath, readCheckpoint, sameBytes, signedMessage, TILE_WIDTH, verifierKeyText, writeNote,
  type Instant, type SignedCheckpoint,
} from '#libs/domain';
import { START, type AuditTiles, type Clock, type EventBlock, type LoggedEvent, type Position, type Signer, type SignerKeys } from '../ports/index.js';
import { proveContinuation, reread, type PageOfEvents } from './before-signing.js';
import { entryOf } from './entry-of-event.js';
import { eventsIn, readBlocks, type BlockLog } from './event-blocks.js';
import { LogKeys } from './log-keys.js';
import { NotaryFaultError } from './notary-fault.error.js';
import { NOTHING_SETTLED, readNotaryState, type NotaryState } from './notary-state.js';
import { Settling, type SettlingOptions } from './settling.js';
import { TreeReader } from './tree-reader.js';
import { TreeWriter } from './tree-writer.js';

export interface NotaryPorts {
  readonly log: BlockLog;
  readonly tiles: AuditTiles;
  readonly keys: SignerKeys;
  readonly clock: Clock;
}

export interface NotaryOptions extends SettlingOptions {
  /** Most events that one round takes in. */
  readonly eventsARound: number;
  /** A checkpoint is signed again after so many milliseconds without a new event. */
  readonly idleMs: number;
  /** A checkpoint is kept for good when none was for so many milliseconds. */
  readonly keepEveryMs: number;
}

export const DEFAULT_NOTARY_OPTIONS: NotaryOptions = { eventsARound: 40_000, idleMs: 60_000, keepEveryMs: 600_000, settleEvery: 16_384, settleAfterMs: 60_000 };

/** How a round ended. `unsigned`: the log, as far as it was taken in, names no key (null), or the private half of that key is not here. `more`: there is more than one round takes in. */
export type Round =
  | { readonly kind: 'signed'; readonly signed: SignedCheckpoint; readonly grown: boolean; readonly more: boolean }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'unsigned'; readonly key: string | null; readonly more: boolean };

/** The newest checkpoint, below the prefix of the log. */
export const CHECKPOINT_PATH = 'checkpoint';

/** The size of the tree of a kept checkpoint, by its path; null for another path. */
export function keptCheckpointSize(path: string): number | null {
  const size = Number(path.replaceAll(/[^0-9]/g, ''));
  return path === keptCheckpointPath(size) ? size : null;
}

const EVENTS_A_PAGE = 1_024;
/** Most events that are held until they are read for the second time: what is held for long is garbage that only a sweep of the whole heap takes away (ADR 0124). */
const EVENTS_A_STEP = 4_096;
/** Most full tiles that wait in memory to be written together, some 40 KB each. */
const TILES_A_FLUSH = 192;

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
  /** Events that were read for the second time. */
  private rereadSize = 0;
  /** Those taken in since then, as they were read. */
  private fresh: PageOfEvents[] = [];
  /** The last full bundle. */
  private boundary: NotaryState = NOTHING_SETTLED;
  private settling: Settling;
  private signedAt: Instant = Number.NEGATIVE_INFINITY;
  private keptAt: Instant = Number.NEGATIVE_INFINITY;

  private constructor(
    private readonly ports: NotaryPorts,
    private readonly options: NotaryOptions,
  ) {
    this.writer = TreeWriter.empty(ports.tiles, ports.keys);
    this.keysOfLog = new LogKeys(ports.keys.sha256);
    this.settling = new Settling(ports.tiles, options, 0);
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
    const { taken, reader } = await this.takeInAndReadAgain();
    const { size } = this.writer;
    const grown = size > (this.last?.checkpoint.size ?? 0);
    if (!grown && (this.last === null || this.ports.clock.now() - this.signedAt < this.options.idleMs)) {
      await this.settling.advance(this.ports.clock.now(), true);
      return { kind: 'quiet' };
    }
    const signers = this.signers();
    const more = taken === this.options.eventsARound;
    if (signers === null) return { kind: 'unsigned', key: this.keysOfLog.inForce === null ? null : verifierKeyText(this.keysOfLog.inForce), more };
    const signed = signedBy(signers, size, this.writer.root());
    if (grown) await proveContinuation(this.last?.checkpoint ?? { size: 0, root: emptyRoot(this.ports.keys.sha256) }, signed.checkpoint, reader, this.ports.keys.sha256);
    await this.ports.tiles.publish(CHECKPOINT_PATH, noteBytes(signed));
    await this.after(signed, grown);
    await this.settling.advance(this.signedAt, taken < TILE_WIDTH);
    return { kind: 'signed', signed, grown, more };
  }

  /** Lets the next start begin where this one ends. */
  close(): Promise<void> {
    return this.settling.finish();
  }

  private async takeUp(state: NotaryState, last: SignedCheckpoint | null): Promise<this> {
    const { tiles, keys } = this.ports;
    const size = last?.checkpoint.size ?? 0;
    if (state.size > 0) this.writer = await TreeWriter.at(state.size, tiles, keys);
    this.keysOfLog.remember(state.keys);
    this.position = state.position;
    this.boundary = state;
    this.settling = new Settling(tiles, this.options, state.size);
    await this.takeIn(size - state.size);
    if (this.writer.size < size) throw new NotaryFaultError('log-shorter-than-checkpoint', { events: this.writer.size, signed: size });
    if (last !== null && !sameBytes(this.writer.root(), last.checkpoint.root)) throw new NotaryFaultError('log-unlike-checkpoint', { size });
    await this.writer.flushWhole();
    this.last = last;
    this.rereadSize = this.writer.size;
    return this;
  }

  /** Takes in what one round may, step by step; each step but the last ends with a full bundle. */
  private async takeInAndReadAgain(): Promise<{ readonly taken: number; readonly reader: TreeReader }> {
    const { eventsARound } = this.options;
    for (let taken = 0; ; ) {
      const most = Math.min(EVENTS_A_STEP - (this.writer.size % TILE_WIDTH), eventsARound - taken);
      const more = await this.takeIn(most, this.fresh);
      taken += more;
      const reader = await this.readAgain();
      if (more < most || taken === eventsARound) return { taken, reader };
    }
  }

  /** @param kept is given the events as well. */
  private async takeIn(most: number, kept: PageOfEvents[] | null = null): Promise<number> {
    let taken = 0;
    while (taken < most) {
      const blocks = await readBlocks(this.ports.log, this.position, Math.min(EVENTS_A_PAGE, most - taken));
      if (blocks.length === 0) break;
      for (const block of blocks) for (let at = 0; at < block.length; at++) this.take(block, at);
      kept?.push({ after: this.position, blocks });
      this.position = (blocks.at(-1) as EventBlock).last;
      taken += eventsIn(blocks);
      if (this.writer.waiting >= TILES_A_FLUSH) await this.flush();
    }
    await this.flush();
    return taken;
  }

  private async flush(): Promise<void> {
    await this.writer.flush();
    this.settling.hear(this.writer.takeFilled(), this.boundary, this.ports.clock.now());
  }

  private take(block: EventBlock, at: number): void {
    const { memory, begins, ends } = block;
    const begin = begins[at] as number;
    const end = ends[at] as number;
    const index = this.writer.size + 1;
    const stored = { memory, begin, end, stream: block.streamOf(at), revision: block.revisionOf(at), index, sha256: this.ports.keys.sha256Hex(memory.subarray(begin, end)) };
    if (this.writer.appendStored(stored)) this.keysOfLog.takeStored(stored, () => block.event(at));
    else this.takeAny(block.event(at), index);
    if (index % TILE_WIDTH === 0) this.boundary = { size: index, position: block.event(at).position, keys: this.keysOfLog.texts() };
  }

  /** One that is not plain throughout. */
  private takeAny(event: LoggedEvent, index: number): void {
    const entry = entryOf(event, index, this.ports.keys);
    this.writer.append(entry);
    this.keysOfLog.take(event, entry.type);
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

  /** Stores what was taken in and reads it, and the events themselves, a second time; whether or not it can be signed yet. */
  private async readAgain(): Promise<TreeReader> {
    const { log, tiles, keys } = this.ports;
    const reader = new TreeReader(tiles, this.writer.size, keys.sha256);
    if (this.fresh.length === 0) return reader;
    await this.writer.flushWhole();
    await reread(log, { pages: this.fresh, older: this.rereadSize }, reader, keys);
    this.rereadSize = this.writer.size;
    this.fresh = [];
    return reader;
  }

  /** What may be left undone: it is done again after a later round. */
  private async after(signed: SignedCheckpoint, grown: boolean): Promise<void> {
    const { tiles, clock } = this.ports;
    const now = clock.now();
    this.last = signed;
    this.signedAt = now;
    await Promise.all(this.writer.takeOvergrown().map((path) => tiles.remove(path)));
    if (grown && now - this.keptAt >= this.options.keepEveryMs) {
      await tiles.publish(keptCheckpointPath(signed.checkpoint.size), noteBytes(signed));
      this.keptAt = now;
    }
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
