import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  decodeEvent, dutiesInLog, evidenceFiles, evidencePage, eventsOf, gatherEvidence, LOG_KEY_STREAM, NotaryFaultError, ORGANISATION, ORGANISATION_STREAM, type EventLogReader, type Evidence, type EvidenceRefusal,
  type EvidenceSubject,
} from '#libs/application'; // prettier-ignore
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { SystemClock } from '#libs/adapters/clock-system';
import { nodeCryptography } from '#libs/adapters/signer-node';
import { dateAt, nameOn, parseLocalDate, type BodyId, type LocalDate, type OrganisationEvent } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { print, printJson, progressBar } from '../output.js';
import { openInstallationLog } from '../reading/installation-log.js';

const HELP = `dondoc evidence <TỆP.html | THƯ-MỤC> (--duty ID | --directive ID | --from NGÀY --to NGÀY) [--data DIR] [--json]

Lập gói chứng cứ mang đi: diễn biến đọc được, và tự kiểm tra trong trình duyệt, không cần mạng. Tên kết thúc bằng .html thì ghi
một tệp; nếu không thì ghi thư mục cho máy đọc.
Makes evidence to take away: what happened, verified by the page itself in a browser, without a network. A name that ends in
.html gives one file, another one a folder for machines.

  --duty ID        một nhiệm vụ / one duty
  --directive ID   một văn bản và mọi nhiệm vụ của nó / one directive with all its duties
  --from, --to     mọi việc ghi nhận trong những ngày ấy / everything recorded on those days (YYYY-MM-DD)
  --data DIR       thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
`;

export const evidenceCommand: Command = {
  name: 'evidence',
  summary: { vi: 'lập gói chứng cứ tự kiểm tra', en: 'make evidence that verifies itself' },
  help: HELP,
  run: async (args) => {
    const options = { duty: { type: 'string' }, directive: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, words } = readArguments(args, options, 1);
    const subject = subjectOf(values);
    const target = resolve(words[0] as string);
    if (existsSync(target)) throw new FailedError({ vi: `${target}: đã có; chứng cứ chỉ ghi vào chỗ mới`, en: `${target}: exists already; evidence is written to a new place only` });
    const evidence = await gathered(dataFolder(values.data), subject);
    write(target, evidence);
    if (values.json === true) await printJson({ evidence: target, subject, events: evidence.events.length, checkpoint: evidence.checkpoint });
    else await print(`${target}: ${evidence.events.length} sự kiện / events\n${evidence.checkpoint}`);
    return 0;
  },
};

/** @throws UsageError unless exactly one thing is asked for. */
function subjectOf({ duty, directive, from, to }: { readonly duty?: string; readonly directive?: string; readonly from?: string; readonly to?: string }): EvidenceSubject {
  const subjects: EvidenceSubject[] = [];
  if (duty !== undefined) subjects.push({ kind: 'duty', id: duty });
  if (directive !== undefined) subjects.push({ kind: 'directive', id: directive });
  if (from !== undefined || to !== undefined) subjects.push({ kind: 'period', from: dayIn(from, '--from'), to: dayIn(to, '--to') });
  const [subject] = subjects;
  if (subject === undefined || subjects.length > 1) throw new UsageError('cần đúng một: --duty, --directive, hoặc --from và --to / exactly one is needed');
  if (subject.kind === 'period' && subject.from > subject.to) throw new UsageError('--from sau --to / --from is after --to');
  return subject;
}

function dayIn(text: string | undefined, option: string): LocalDate {
  const day = text === undefined ? null : parseLocalDate(text);
  if (day === null) throw new UsageError(`${option}: cần ngày YYYY-MM-DD / a day YYYY-MM-DD is needed`);
  return day;
}

async function gathered(folder: string, subject: EvidenceSubject): Promise<Evidence> {
  const log = await openInstallationLog(folder);
  const bar = progressBar('evidence');
  try {
    const duties = subject.kind === 'directive' ? await dutiesInLog(log, subject.id) : [];
    const sources = { log, tiles: new FolderAuditTiles(join(folder, 'audit-trail')), cryptography: nodeCryptography };
    const madeAt = new SystemClock().now();
    const evidence = await gatherEvidence(sources, { subject, belongs: eventsOf(subject, duties), madeAt, keys: await keysIn(log), names: await namesIn(log, dateAt(madeAt)), progress: bar.update });
    if ('kind' in evidence) throw refused(evidence);
    return evidence;
  } catch (fault) {
    throw fault instanceof NotaryFaultError ? new FailedError({ vi: `Nhật ký không khớp với dấu niêm phong (${fault.message}); hãy giữ nguyên mọi tệp và xem hướng dẫn audit-trail`, en: `The log does not fit its checkpoint (${fault.message}); keep all files as they are and see the guide audit-trail` }) : fault;
  } finally {
    bar.stop();
    await log.close();
  }
}

function refused(refusal: EvidenceRefusal): FailedError {
  switch (refusal.kind) {
    case 'log-not-signed':
      return new FailedError({ vi: 'Nhật ký chưa được ký: hãy chạy máy chủ một lần với DONDOC_NOTARY=on', en: 'The log is not signed yet: run the server once with DONDOC_NOTARY=on' });
    case 'nothing-covered':
      return new FailedError({ vi: 'Không có sự kiện nào như vậy trong phần nhật ký đã ký', en: 'No such event is in what was signed of the log' });
    case 'too-many-events':
      return new FailedError({ vi: `Quá ${refusal.most} sự kiện cho một gói: chọn ít ngày hơn, hoặc dùng dondoc archive`, en: `More than ${refusal.most} events for one package: choose fewer days, or use dondoc archive` });
  }
}

async function keysIn(log: EventLogReader): Promise<readonly string[]> {
  return (await log.readStream(LOG_KEY_STREAM)).flatMap((logged) => {
    const { event } = decodeEvent(logged);
    return event.type === 'LogKeyIntroduced' || event.type === 'LogKeyRotated' ? [event.data.key] : [];
  });
}

async function namesIn(log: EventLogReader, on: LocalDate): Promise<ReadonlyMap<BodyId, string>> {
  const { initialState, evolve } = ORGANISATION.decider;
  const register = (await log.readStream(ORGANISATION_STREAM)).map(decodeEvent).reduce((state, { event, metadata }) => evolve(state, event as OrganisationEvent, metadata.act), initialState);
  return new Map([...register.bodies.keys()].map((id) => [id, nameOn(register, id, on) ?? id]));
}

/** Under another name until it is whole: half a package is never mistaken for one. */
function write(target: string, evidence: Evidence): void {
  const draft = `${target}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  const page = evidencePage(evidence, nodeCryptography);
  try {
    if (target.endsWith('.html')) writeFileSync(draft, page);
    else {
      for (const [path, text] of evidenceFiles(evidence, page)) {
        mkdirSync(dirname(join(draft, path)), { recursive: true });
        writeFileSync(join(draft, path), text);
      }
    }
    renameSync(draft, target);
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true });
    throw fault;
  }
}
