/**
 * A process that appends and has each group covered by a signed checkpoint, and says on standard output:
 *   stored <stream> <revision> <position> <id>   one acknowledged event
 *   signed <size> <root>                         a checkpoint that others may have seen by now
 * Arguments: folder, name of this run, events of a group, bytes per event, groups. The first run on a folder makes the key.
 */
import { createHash } from 'node:crypto';
import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { SystemClock } from '#libs/adapters/clock-system';
import { openSqliteEventLog, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { FolderSignerKeys } from '#libs/adapters/signer-node';
import { DEFAULT_NOTARY_OPTIONS, encodeEvent, LOG_KEY_STREAM, NO_STREAM, Notary } from '#libs/application';
import { actorId, base64, bodyId, dateAt, verifierKeyText } from '#libs/domain';

const [folder = '', run = '', group = '8', bytesPerEvent = '300', groups = '1'] = process.argv.slice(2);
const RESTS = 8;
const say = (line: string): void => void writeSync(1, `${line}\n`);

function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const isFirst = !existsSync(join(folder, 'keys'));
const keys = new FolderSignerKeys(join(folder, 'keys'));
const log = openSqliteEventLog({ folder });

async function append(stream: string, bytes: Uint8Array): Promise<void> {
  const id = idOf(stream);
  const outcome = await log.append(stream, NO_STREAM, [{ id, bytes }]);
  if (outcome.kind === 'stored') say(`stored ${stream} 0 ${outcome.position} ${id}`);
}

if (isFirst) {
  const recordedAt = Date.now();
  const command = idOf('introduce');
  const { bytes } = encodeEvent({ type: 'LogKeyIntroduced', data: { key: verifierKeyText(keys.generate('power.example/log', 'log').key) } }, {
    act: { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('process:introduce-log-key'), body: bodyId('quan-tri'), actingFor: null },
    commandId: command, correlationId: command, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
  }); // prettier-ignore
  await append(LOG_KEY_STREAM, bytes);
}
const reader = openSqliteEventLogReader({ folder, inBlocks: true });
// Settling and keeping checkpoints often, so that a short run does each a few times.
const notary = await Notary.open({ log: reader, tiles: new FolderAuditTiles(join(folder, 'audit-trail'), true), keys, clock: new SystemClock() }, { ...DEFAULT_NOTARY_OPTIONS, settleEvery: 256, keepEveryMs: 0 });
for (let n = 0; n < Number(groups); n++) {
  await Promise.all(Array.from({ length: Number(group) }, (_, place) => append(`${run}-${n}-${place}`, Buffer.from(`{"type":"noted","data":"${'.'.repeat(Number(bytesPerEvent))}"}`))));
  const round = await notary.round();
  if (round.kind === 'signed') say(`signed ${round.signed.checkpoint.size} ${base64(round.signed.checkpoint.root)}`);
}
// At rest, so that what was written together is settled and laid out.
for (let n = 0; n < RESTS; n++) await notary.round();
await notary.close();
await reader.close();
await log.close();
