import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { actorId, assignmentId, bodyId } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { appendPast, MemoryFileStore, pastAct, type FileInMemory } from '#libs/testing';
import { copyFiles } from './copy-files.js';

const fileOf = (text: string): readonly [string, FileInMemory] => {
  const bytes = new TextEncoder().encode(text);
  return [hash('sha256', bytes, 'hex'), { bytes, type: 'text/plain', place: 'kept', finding: null, by: new Set([actorId('a')]) }];
};

describe('the files of a log that is copied', () => {
  it('are copied once, by what they are, and those that are gone or altered are named', async () => {
    const [one, two, gone, altered, unnamed] = ['một', 'hai', 'mất', 'sửa', 'không ai nêu'].map(fileOf) as [ReturnType<typeof fileOf>, ...ReturnType<typeof fileOf>[]];
    const names = [one, two, gone, altered].map((file) => file?.[0] as string);
    const log = new MemoryEventLog();
    const files = names.map((sha256) => ({ sha256, name: `${sha256.slice(0, 4)}.txt`, size: 4, type: 'text/plain' }));
    await appendPast(log, [{ stream: `assignment-${assignmentId('x')}`, event: { type: 'FilesAttached', data: { files } }, act: pastAct(Date.parse('2026-11-29T02:00:00Z'), bodyId('ban-tuyen-giao')) }]);
    const from = new MemoryFileStore(new Map([one, two, unnamed].filter((each) => each !== undefined)));
    from.files.set(names[3] as string, fileOf('another content')[1]);
    const to = new MemoryFileStore(new Map([one]));
    expect(await copyFiles(log, from, to)).toEqual({ copied: 1, there: 1, missing: [names[2], names[3]] });
    expect([...to.files.keys()].toSorted()).toEqual([names[0], names[1]].toSorted());
    expect(await copyFiles(log, from, to)).toMatchObject({ copied: 0, there: 2 });
  });

  it('are copied again where the target holds them altered, and those of drafts too', async () => {
    const [carried, drafted] = ['đã gửi', 'còn chờ duyệt'].map(fileOf) as [ReturnType<typeof fileOf>, ReturnType<typeof fileOf>];
    const log = new MemoryEventLog();
    const act = pastAct(Date.parse('2026-11-29T02:00:00Z'), bodyId('ban-tuyen-giao'));
    const named = { sha256: carried[0], name: 'a.txt', size: 4, type: 'text/plain' };
    const content = JSON.stringify({ type: 'ReportProgress', percent: null, note: 'x', obstacles: null, files: [{ sha256: drafted[0], name: 'b.txt', stands: { size: 4, type: 'text/plain' } }] });
    await appendPast(log, [
      { stream: `assignment-${assignmentId('x')}`, event: { type: 'FilesAttached', data: { files: [named] } }, act },
      { stream: 'proposal-p', event: { type: 'ActProposed', data: { proposalId: 'p', subject: { kind: 'assignment', id: 'x', period: null }, body: bodyId('b'), act: 'ReportProgress', content } }, act },
    ]);
    const to = new MemoryFileStore(new Map([[carried[0], fileOf('something else')[1]]]));
    expect(await copyFiles(log, new MemoryFileStore(new Map([carried, drafted])), to)).toEqual({ copied: 2, there: 0, missing: [] });
    expect([...to.files].map(([name, { bytes }]) => hash('sha256', bytes, 'hex') === name)).toEqual([true, true]);
  });
});
