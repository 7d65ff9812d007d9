import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ActOnAssignment, ActOnDirective, ActOnOrganisation, decodeEvent, type CommandAnswer, type DirectiveIntent, type ReadModelStore } from '#libs/application';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { bodyId, directiveId, type BodyId, type Secrecy } from '#libs/domain';
import { contextOf, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';
import { DirectivesQuestion, StubsQuestion, type AsOf, type StubRow, type Visibility } from '../../queries/contract.js';
import { ReadSide } from '../reading/read-side.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';

const { directiveId: _unused, ...content } = specimenContent();
const stub = { number: content.number, date: content.date, secrecy: 'secret', holder: bodyId('vptu') } as const;
const byIssuer = contextOf('btv-tinh-uy');

let house: TestApplication;
let folder: string;
let store: ReadModelStore;
beforeEach(async () => {
  house = new TestApplication();
  folder = mkdtempSync(join(tmpdir(), 'stubs-'));
  store = openSqliteReadModels({ folder });
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    const intent = event.type === 'BodiesRegistered' ? ({ type: 'RegisterBodies', ...event.data } as const) : event.type === 'GroupDefined' ? ({ type: 'DefineGroup', ...event.data } as const) : null;
    if (intent !== null) await house.send(new ActOnOrganisation(intent, contextOf('vptu', { actor: testActor('vptu', ['administrator']) })));
  }
});
afterEach(async () => {
  await house.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const act = (intent: DirectiveIntent, id: string | null = null): Promise<CommandAnswer> => house.send(new ActOnDirective(id === null ? null : directiveId(id), intent, byIssuer));
const tagOf = (answer: CommandAnswer): string => (answer.ok ? `recorded ${answer.receipt.recorded}` : answer.refusal.kind === 'rejected' ? answer.refusal.rejection.tag : answer.refusal.kind);
const idOf = (answer: CommandAnswer): string => (answer.ok ? answer.receipt.id : JSON.stringify(answer.refusal));

async function seenBy(who: readonly BodyId[] | 'all', asOf: AsOf = { kind: 'now' }): Promise<{ readonly stubs: readonly StubRow[]; readonly directives: number }> {
  await new ProjectionFeeder({ log: house.log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
  const side = new ReadSide({ log: house.log, store, decode: decodeEvent, clock: house.clock });
  const visibility: Visibility = who === 'all' ? { kind: 'all' } : { kind: 'bodies', bodies: who };
  const page = { cursor: null, limit: 50 };
  const [found, open] = [await side.stubs(new StubsQuestion({ asOf, visibility }, page)), await side.directives(new DirectivesQuestion({ asOf, visibility }, page))];
  if (!found.ok || !open.ok) throw new Error('refused');
  return { stubs: found.answer.stubs, directives: open.answer.directives.length };
}

describe('the register of secret papers', () => {
  it('given a text with the mark, when it is drafted, then nothing of it is recorded, not even its number', async () => {
    const before = await house.log.head();
    expect(tagOf(await act({ type: 'DraftDirective', content, secrecy: 'highly-secret' }))).toBe('state-secret');
    expect(await house.log.head()).toBe(before);
  });

  it('given any act on a paper with the mark, when it is sent, then it is refused whole', async () => {
    const drafted = idOf(await act({ type: 'DraftDirective', content }));
    await act({ type: 'IssueDirective' }, drafted);
    await house.settle();
    const duty = (await house.log.readAll('', 1_000)).map(({ stream }) => stream).find((stream) => stream.startsWith('assignment-')) as string;
    const head = await house.log.head();
    const lead = decodeEvent((await house.log.readStream(duty))[0] as never).event as { readonly data: { readonly leadBody: BodyId } };
    const id = duty.slice('assignment-'.length) as never;
    const note = { type: 'AcknowledgeAssignment', receiptNumber: null, note: 'theo văn bản mật' } as const;
    expect(tagOf(await house.send(new ActOnAssignment(id, note, { ...contextOf(lead.data.leadBody), secrecy: 'secret' })))).toBe('state-secret');
    expect(await house.log.head()).toBe(head);
    expect(tagOf(await house.send(new ActOnAssignment(id, note, { ...contextOf(lead.data.leadBody), secrecy: 'open' })))).toBe('recorded 1');
  });

  it('given a mark, when somebody who may not know of the directive acts, then the mark tells nothing of it', async () => {
    const drafted = idOf(await act({ type: 'DraftDirective', content }));
    const byStranger = (secrecy: Secrecy) => house.send(new ActOnDirective(directiveId(drafted), { type: 'IssueDirective' }, { ...contextOf('ban-to-chuc', { actor: testActor('ban-to-chuc', ['officer']) }), secrecy }));
    expect(await byStranger('secret')).toEqual(await byStranger('open'));
    expect(await byStranger('secret')).toMatchObject({ ok: false, refusal: { kind: 'forbidden', mayKnow: false } });
    expect(tagOf(await house.send(new ActOnDirective(directiveId(drafted), { type: 'IssueDirective' }, { ...byIssuer, secrecy: 'secret' })))).toBe('state-secret');
  });

  it('shows a stub to issuer, holder and overseers, as of each moment, and is no list of directives', async () => {
    const entered = await act({ type: 'EnterStub', stub });
    const id = idOf(entered);
    const row = { directiveId: id, symbol: '24-KH/TU', kind: 'KH', date: content.date, secrecy: 'secret', issuer: 'btv-tinh-uy', holder: 'vptu', status: 'kept', revision: 0 };
    for (const who of ['all', [bodyId('btv-tinh-uy')], [bodyId('vptu')]] as const) expect(await seenBy(who)).toEqual({ stubs: [row], directives: 0 });
    expect(await seenBy([bodyId('ban-to-chuc')])).toEqual({ stubs: [], directives: 0 });

    expect(tagOf(await act({ type: 'EnterStub', stub: { ...stub, holder: bodyId('ban-to-chuc') } }))).toBe('recorded 1');
    const moved = { ...row, holder: 'ban-to-chuc', revision: 1 };
    expect([await seenBy([bodyId('ban-to-chuc')]), await seenBy([bodyId('vptu')])]).toEqual([{ stubs: [moved], directives: 0 }, { stubs: [], directives: 0 }]);
  });

  it('holds its number against drafts until it is withdrawn', async () => {
    const id = idOf(await act({ type: 'EnterStub', stub }));
    house.clock.advance(3_600_000);
    await house.settle();
    expect(tagOf(await act({ type: 'DraftDirective', content }))).toBe('number-already-used');
    expect(tagOf(await act({ type: 'WithdrawDirective', basis: 'giải mật' }, id))).toBe('recorded 1');
    expect((await seenBy('all')).stubs.map(({ status }) => status)).toEqual(['withdrawn']);
    const open = await act({ type: 'DraftDirective', content });
    expect([tagOf(open), idOf(open) === id]).toEqual(['recorded 1', false]);
  });
});
