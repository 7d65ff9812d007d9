import { CHECKPOINT_PATH, DEFAULT_NOTARY_OPTIONS, encodeEvent, entryOf, LOG_KEY_STREAM, Notary, START, type DomainEvent, type EventLog, type EventMetadata, type NotaryOptions } from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { endorsements, GrowingTree, leafHash, localDate, readCheckpoint, readVerifierKey, startOfDay, verifierKeyText, writeEntry, type SignedCheckpoint } from '#libs/domain';
import { ManualClock } from '../ports/manual-clock.js';
import { MemoryAuditTiles } from '../ports/memory-audit-tiles.js';
import { SeededSignerKeys } from '../ports/seeded-signer-keys.js';

export const OFFICE_ORIGIN = 'tinh-uy.example/log';
const METADATA = {
  act: { recordedAt: startOfDay(localDate('2021-11-15')), occurredOn: localDate('2021-11-15'), lateEntryBasis: null, actor: 'a', body: 'b', actingFor: null },
  commandId: 'c', correlationId: 'c', causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
} as unknown as EventMetadata; // prettier-ignore

/** The id of the event of that number. */
export const numberedId = (n: number): string => `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`;

/**
 * A log with the notary's keys and tiles, all in memory, and events without meaning. `happen` and `name` append; the rest
 * looks at what the notary made of them.
 */
export class SignedOffice {
  readonly tiles = new MemoryAuditTiles();
  readonly keys = new SeededSignerKeys();
  readonly clock = ManualClock.on('2021-11-15');
  readonly first = verifierKeyText(this.keys.generate(OFFICE_ORIGIN, 'log').key);
  count = 0;

  constructor(readonly log: EventLog = new MemoryEventLog()) {}

  /** So many events without meaning, a few to a stream. */
  async happen(events: number): Promise<void> {
    for (let n = 0; n < events; n++) {
      const stream = `duty-${Math.floor(this.count / 3)}`;
      await this.log.append(stream, (this.count % 3) - 1, [{ id: numberedId(this.count), bytes: Buffer.from(`{"type":"noted","data":${this.count},"meta":{"recordedAt":"2021-11-15T00:00:00.000Z"}}`) }]);
      this.count += 1;
    }
  }

  async name(event: DomainEvent): Promise<void> {
    const revision = await this.log.streamRevision(LOG_KEY_STREAM);
    await this.log.append(LOG_KEY_STREAM, revision, [{ id: numberedId(900_000 + revision), bytes: encodeEvent(event, METADATA).bytes }]);
  }

  introduce(): Promise<void> {
    return this.name({ type: 'LogKeyIntroduced', data: { key: this.first } });
  }

  notary(options: Partial<NotaryOptions> = {}, log = this.log): Promise<Notary> {
    return Notary.open({ log, tiles: this.tiles, keys: this.keys, clock: this.clock }, { ...DEFAULT_NOTARY_OPTIONS, ...options });
  }

  /** The root by the definition, from the events themselves. */
  async root(size: number): Promise<Uint8Array> {
    const tree = GrowingTree.empty(this.keys.sha256);
    for (const [at, event] of (await this.log.readAll(START, size)).entries()) tree.append(leafHash(writeEntry(entryOf(event, at + 1, this.keys)), this.keys.sha256));
    return tree.root();
  }

  published(): SignedCheckpoint {
    const found = readCheckpoint(Buffer.from(this.tiles.files.get(CHECKPOINT_PATH) as Uint8Array).toString());
    if (!found.ok) throw new Error(found.fault);
    return found.value;
  }

  /** Ids of the keys whose signature the published checkpoint bears. */
  signedBy(...keys: readonly string[]): readonly string[] {
    const known = keys.map((text) => readVerifierKey(text, this.keys.sha256)).filter((key) => key !== null);
    return (endorsements(this.published().note, known, this.keys.verify) ?? []).map(({ key }) => verifierKeyText(key));
  }
}
