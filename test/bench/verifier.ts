import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeEvent, LOG_KEY_STREAM, NO_STREAM, Notary, writeArchive, type SignerKeys } from '#libs/application';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { SystemClock } from '#libs/adapters/clock-system';
import { LOG_FILE_NAME, openSqliteEventLog, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { NodeIds } from '#libs/adapters/ids-node';
import { FolderSignerKeys } from '#libs/adapters/signer-node';
import { actorId, bodyId, dateAt, verifierKeyText } from '#libs/domain';
import { inFolder } from './folders.js';
import { printResult } from './measure.js';
import { seedLog } from './seed.js';

const ORIGIN = 'bench.example/log';
const SAMPLE_MS = 20;

/** How long the auditor takes over an archive of that many events, and its largest memory: a process of its own, started as a person would. */
export async function verifier({ events, data }: { readonly events: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    const archive = join(folder, 'archive');
    if (!existsSync(join(archive, 'archive.json'))) await archived(folder, archive, events);
    const auditor = fileURLToPath(new URL('../../apps/auditor/src/main.js', import.meta.url));
    const begun = performance.now();
    const child = spawn(process.execPath, [...process.execArgv, '--max-semi-space-size=2', '--no-concurrent-recompilation', auditor, 'verify', archive, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let [out, peak] = ['', 0];
    child.stdout.on('data', (part) => (out += String(part)));
    const watch = setInterval(() => (peak = Math.max(peak, highWaterMegabytes(child.pid as number))), SAMPLE_MS);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    clearInterval(watch);
    const { verdict, checked, seconds } = JSON.parse(out) as { readonly verdict: string; readonly checked: object; readonly seconds: number };
    printResult({ peer: 'dondoc', workload: 'verifier', code, verdict, ...checked, seconds, wallSeconds: Math.round(performance.now() - begun) / 1000, peakMB: peak });
  });
}

/** Linux keeps it for every process. */
function highWaterMegabytes(pid: number): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function archived(folder: string, archive: string, events: number): Promise<void> {
  const keys = new FolderSignerKeys(join(folder, 'keys'));
  if (!existsSync(join(folder, LOG_FILE_NAME))) {
    await introduced(folder, keys);
    await seedLog(folder, events);
  }
  const log = openSqliteEventLogReader({ folder });
  const tiles = new FolderAuditTiles(join(folder, 'audit-trail'));
  const notary = await Notary.open({ log, tiles, keys, clock: new SystemClock() });
  for (let more = true; more; ) {
    const round = await notary.round();
    more = round.kind === 'unsigned' || (round.kind === 'signed' && round.more);
  }
  await notary.close();
  await writeArchive({ log, tiles, cryptography: keys, policy: 'quorum none\n' }, new FolderAuditTiles(archive));
  await log.close();
}

async function introduced(folder: string, keys: SignerKeys): Promise<void> {
  const log = openSqliteEventLog({ folder });
  const ids = new NodeIds();
  const key = verifierKeyText(keys.generate(ORIGIN, 'log').key);
  const recordedAt = Date.now();
  const command = ids.fresh();
  const { bytes } = encodeEvent({ type: 'LogKeyIntroduced', data: { key } }, {
    act: { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('process:introduce-log-key'), body: bodyId('quan-tri'), actingFor: null },
    commandId: command, correlationId: command, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
  }); // prettier-ignore
  await log.append(LOG_KEY_STREAM, NO_STREAM, [{ id: ids.fresh(), bytes }]);
  await log.close();
}
