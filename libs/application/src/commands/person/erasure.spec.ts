import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { openOcelFile } from '#libs/adapters/ocel-sqlite';
import { openSqlitePersonVault } from '#libs/adapters/person-vault-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { ActOnPerson, ActOnPersonHandler, carryOutErasures, decodeEvent, enteredAccount, examineLog, exportPieces, PersonsQuestion, readModelCatalogue, ReadSide, ProjectionFeeder, type CommandAnswer, type CommandReceipt, type CredentialStore, type EventLog, type PersonData, type PersonVault } from '#libs/application';
import { actorId, bodyId, type ActorId } from '#libs/domain';
import { askPersons } from '../../projections/people/people.query.js';
import { contextOf, testActor, TestApplication } from '#libs/testing';

const PERSONS = 1_000;
const ERASED = 500;
const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const folderOf = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'erasure '));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
interface Beside { readonly vault: PersonVault; readonly credentials: CredentialStore }
function besideIn(folder: string): Beside {
  const beside = { vault: openSqlitePersonVault({ folder, keys: join(folder, 'keys') }), credentials: openSqliteCredentialStore({ folder }) };
  closing.push(() => beside.vault.close(), () => beside.credentials.close());
  return beside;
}
const dataOf = (n: number): PersonData => ({ name: `Hoàng Thị Kiểm Thử ${n} Hết`, email: `kiem.thu.${n}@tinh.example`, phone: `0912 ${n} 777` });
const stringsOf = (n: number): readonly string[] => [`Kiểm Thử ${n} Hết`, `kiem.thu.${n}@`, `0912 ${n} 777`, `dang-nhap-${n}-x`];
const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};
const administrator = (name: string) => contextOf('quan-tri', { actor: { ...testActor('quan-tri', ['administrator']), actorId: actorId(name) } });
/** Every byte of every file below the folder, by path. */
const filesBelow = (folder: string): readonly (readonly [path: string, bytes: Buffer])[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile()).map((path) => [path, readFileSync(join(folder, path))]);
const foundIn = (folder: string, n: number): readonly string[] => filesBelow(folder).flatMap(([path, bytes]) => stringsOf(n).filter((each) => bytes.includes(each) || bytes.includes(Buffer.from(each, 'utf16le'))).map((each) => `${path}: ${each}`));

async function peopled(folder: string): Promise<{ readonly house: TestApplication; readonly beside: Beside; readonly handler: ActOnPersonHandler; readonly ids: readonly ActorId[] }> {
  const house = new TestApplication({ log: openSqliteEventLog({ folder }) });
  closing.push(() => house.close());
  const beside = besideIn(folder);
  const handler = new ActOnPersonHandler(house.core, beside.vault, beside.credentials);
  const accounts = Array.from({ length: PERSONS }, (_, n) => enteredAccount(beside.credentials, beside.vault, { login: `dang-nhap-${n}-x`, displayName: dataOf(n).name, body: bodyId('b'), roles: ['officer'] }, actorId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)));
  beside.credentials.saveAccounts(accounts);
  const enter = ({ actorId: account }: { actorId: ActorId }, n: number) => handler.execute(new ActOnPerson({ type: 'EnterPerson', account, data: dataOf(n) }, administrator('a1')));
  (await Promise.all(accounts.map(enter))).forEach(receiptOf);
  const ids = accounts.map(({ actorId: id }) => id);
  return { house, beside, handler, ids };
}

async function mark(log: EventLog, folder: string, person: ActorId): Promise<unknown> {
  const store = openSqliteReadModels({ folder });
  const feeder = new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });
  await feeder.rebuild();
  await feeder.stop();
  const answer = await new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => Date.parse('2026-12-01') } }).ask(askPersons, new PersonsQuestion({ asOf: { kind: 'now' }, visibility: { kind: 'all' } }, person, { cursor: null, limit: 1 }));
  store.close();
  return answer.ok ? answer.answer.persons[0]?.status : answer.refusal;
}

describe('erasing one person of a thousand', () => {
  it('leaves nothing of that person in any file, and the log whole; an older vault put back is erased again', async () => {
    const folder = folderOf();
    const { house, beside, handler, ids } = await peopled(folder);
    const person = ids[ERASED] as ActorId;
    expect(foundIn(folder, ERASED).length).toBeGreaterThan(0); // in the accounts, whose names are in the clear
    const older = folderOf();
    cpSync(folder, older, { recursive: true });

    receiptOf(await handler.execute(new ActOnPerson({ type: 'AskPersonErasure', person, ground: 'asked-by-the-person' }, administrator('a1'))));
    expect(await handler.execute(new ActOnPerson({ type: 'ConfirmPersonErasure', person }, administrator('a1')))).toMatchObject({ ok: false, refusal: { rejection: { tag: 'erasure-confirmed-by-asker' } } });
    receiptOf(await handler.execute(new ActOnPerson({ type: 'ConfirmPersonErasure', person }, administrator('a2'))));

    expect(foundIn(folder, ERASED)).toEqual([]);
    expect(foundIn(folder, ERASED + 1).length).toBeGreaterThan(0);
    expect([beside.vault.get(person), beside.vault.get(ids[ERASED + 1] as ActorId), beside.vault.persons().length]).toEqual(['erased', dataOf(ERASED + 1), PERSONS - 1]);
    expect(beside.credentials.accountById(person)).toMatchObject({ login: `erased-${person}`, keptName: '', disabled: true, passwordHash: null });
    const { events, lawful, complaints } = await examineLog(house.log);
    expect([events, lawful, complaints]).toEqual([PERSONS + 2, PERSONS + 2, []]);
    expect(await mark(house.log, folder, person)).toBe('erased');
    expect(foundIn(folder, ERASED)).toEqual([]); // read models too
    for (const format of ['jsonl', 'csv', 'cloudevents', 'ocel', 'xes'] as const) {
      const pieces: string[] = [];
      for await (const piece of exportPieces(house.log, format, { until: null, types: null, body: null, streams: null }, () => openOcelFile({ path: join(folderOf(), 'book.sqlite'), events: true }))) pieces.push(piece);
      const text = pieces.join('');
      expect([format, text.includes(person), stringsOf(ERASED).filter((each) => text.includes(each))]).toEqual([format, format !== 'xes', []]); // XES tells of duties alone
    }

    const restored = besideIn(older);
    expect([await carryOutErasures(house.log, restored.vault, restored.credentials), await carryOutErasures(house.log, restored.vault, restored.credentials)]).toEqual([1, 0]);
    expect([restored.vault.get(person), foundIn(older, ERASED)]).toEqual(['erased', []]);
  }, 60_000);
});
