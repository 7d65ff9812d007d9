import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { bodyId, localDate, type BodyEntry } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import { BodiesQuestion } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { BodyLivesQuestion } from './body-lives.contract.js';
import { askBodyLives } from './body-lives.query.js';

const NOW = PAST.startAt + 400 * 86_400_000;
const entry = (id: string, from: string, name: string): BodyEntry => ({ bodyId: bodyId(id), kind: 'partyBoard', level: 'province', parentId: null, name, external: false, from: localDate(from) });
const register = (event: PastEvent['event']): PastEvent => ({ stream: 'organisation-register', act: pastAct(NOW, PAST.office), event });
const past: readonly PastEvent[] = [
  register({ type: 'BodiesRegistered', data: { bodies: [entry('tuyen-giao', '2020-01-01', 'Ban Tuyên giáo'), entry('dan-van', '2010-01-01', 'Ban Dân vận')] } }),
  register({ type: 'BodyRenamed', data: { bodyId: bodyId('dan-van'), name: 'Ban Dân vận Tỉnh ủy', from: localDate('2021-01-01'), basis: 'QĐ 1' } }),
  register({ type: 'GroupDefined', data: { groupId: 'cac-ban' as never, name: 'các ban', rule: { by: 'kind', kinds: ['partyBoard'], level: null, parentId: null, except: [] }, from: localDate('2021-01-01'), open: false } }),
  register({ type: 'GroupDefined', data: { groupId: 'lien-quan' as never, name: 'các cơ quan liên quan', rule: { by: 'members', members: [] }, from: localDate('2021-01-01'), open: true } }),
  register({
    type: 'BodiesSucceeded',
    data: { predecessors: [bodyId('tuyen-giao'), bodyId('dan-van')], successors: [bodyId('tgdv')], newBodies: [entry('tgdv', '2022-02-01', 'Ban Tuyên giáo và Dân vận')], on: localDate('2022-02-01'), basis: 'QĐ 2' },
  }),
];

it('tells the lives of all bodies, ended ones and old names too, as recorded at the moment; and whom groups stand for on a day', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'body-lives-'));
  const store = openSqliteReadModels({ folder });
  try {
    const log = new MemoryEventLog();
    await appendPast(log, past);
    await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
    const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } });
    const livesAt = async (index: number) => {
      const answer = await side.ask(askBodyLives, new BodyLivesQuestion({ asOf: { kind: 'index', index }, visibility: { kind: 'all' } }));
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.answer.bodies;
    };
    expect((await livesAt(past.length)).map(({ bodyId: id, names, from, lastDay, predecessors, successors }) => [id, names.map((each) => `${each.from} ${each.name}`), from, lastDay, predecessors, successors])).toEqual([
      ['dan-van', ['2010-01-01 Ban Dân vận', '2021-01-01 Ban Dân vận Tỉnh ủy'], '2010-01-01', '2022-01-31', [], ['tgdv']],
      ['tuyen-giao', ['2020-01-01 Ban Tuyên giáo'], '2020-01-01', '2022-01-31', [], ['tgdv']],
      ['tgdv', ['2022-02-01 Ban Tuyên giáo và Dân vận'], '2022-02-01', null, ['tuyen-giao', 'dan-van'], []],
    ]);
    expect((await livesAt(1)).map(({ names, successors }) => [names.length, successors])).toEqual([[1, []], [1, []]]);
    const groupsOn = async (day: string) => {
      const answer = await side.bodies(new BodiesQuestion({ asOf: { kind: 'now' }, visibility: { kind: 'all' } }, localDate(day)));
      return answer.ok ? answer.answer.groups.map(({ groupId, open, members }) => [groupId, open, members]) : answer;
    };
    expect(await groupsOn('2020-12-31')).toEqual([]);
    expect(await groupsOn('2021-06-01')).toEqual([['cac-ban', false, ['dan-van', 'tuyen-giao']], ['lien-quan', true, []]]);
    expect(await groupsOn('2022-06-01')).toEqual([['cac-ban', false, ['tgdv']], ['lien-quan', true, []]]);
    const papers = async (index: number) => (await livesAt(index)).map(({ bodyId: id, changes }) => [id, ...changes.map(({ kind, on, basis }) => `${on} ${kind}: ${basis}`)]);
    expect(await papers(past.length)).toEqual([['dan-van', '2021-01-01 renamed: QĐ 1', '2022-01-31 gone-into: QĐ 2'], ['tuyen-giao', '2022-01-31 gone-into: QĐ 2'], ['tgdv', '2022-02-01 founded: QĐ 2']]);
    expect(await papers(2)).toEqual([['dan-van', '2021-01-01 renamed: QĐ 1'], ['tuyen-giao']]);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
