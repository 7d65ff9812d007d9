import { beforeEach, describe, expect, it } from '@jest/globals';
import { KeptActs, type KeptAct } from './kept-acts.js';

const act = (key: string, changes: Partial<KeptAct> = {}): KeptAct => ({
  key, actor: 'an', assignmentId: 'v1', title: 'IV.4: Tuyên truyền', act: 'ReportProgress', values: { note: 'xong một nửa' }, actingFor: null, etag: '"3"', revision: 3, files: [], keptAt: 5, ...changes,
}); // prettier-ignore

class MemoryStorage {
  readonly items = new Map<string, string>();
  getItem = (name: string): string | null => this.items.get(name) ?? null;
  setItem = (name: string, text: string): void => void this.items.set(name, text);
  removeItem = (name: string): void => void this.items.delete(name);
}

describe('what the browser keeps for a person', () => {
  let storage: MemoryStorage;
  let kept: KeptActs;
  beforeEach(() => {
    storage = new MemoryStorage();
    kept = new KeptActs(() => storage as unknown as Storage);
  });

  it('is there for another page of the same browser, oldest first, once for each key', () => {
    for (const each of [act('k1'), act('k2'), act('k1', { etag: null })]) expect(kept.keep(each)).toBe(true);
    expect(new KeptActs(() => storage as unknown as Storage).all()).toEqual([act('k2'), act('k1', { etag: null })]);
    expect(kept.all()).toBe(kept.all());
    kept.remove('k2');
    kept.remove('k1');
    expect([kept.all(), [...storage.items]]).toEqual([[], []]);
  });

  it('is wiped when the person signs out; what another one could not send stays', () => {
    kept.keep(act('k1'));
    kept.keep(act('k2', { actor: 'binh' }));
    kept.keepDraft('binh', 'v2', 'SubmitResult', { note: 'dở' });
    kept.wipe('an');
    expect([kept.all(), kept.draft('binh', 'v2', 'SubmitResult')]).toEqual([[act('k2', { actor: 'binh' })], {}]);
  });

  it('has drafts by person, duty and act, and none of others after signing in', () => {
    kept.keepDraft('an', 'v1', 'ReportProgress', { note: 'một' });
    kept.keepDraft('an', 'v1', 'ReportProgress', { note: 'hai' });
    kept.keepDraft('binh', 'v1', 'ReportProgress', { note: 'khác' });
    expect([kept.draft('an', 'v1', 'ReportProgress'), kept.draft('an', 'v1', 'SubmitResult'), kept.draft('an', 'v2', 'ReportProgress')]).toEqual([{ note: 'hai' }, {}, {}]);
    kept.keepDraftsOf('binh');
    expect([kept.draft('an', 'v1', 'ReportProgress'), kept.draft('binh', 'v1', 'ReportProgress')]).toEqual([{}, { note: 'khác' }]);
    kept.keepDraft('binh', 'v1', 'ReportProgress', { note: '' });
    expect([...storage.items]).toEqual([]);
  });

  it.each(['{', '7', 'null', '[{"key":1}]', '[{"key":"k","act":"toString"}]'])('is nothing where somebody wrote %s', (text) => {
    storage.items.set('dondoc.kept-acts', text);
    expect(kept.all()).toEqual([]);
  });

  it('says when nothing can be kept', () => {
    const forbidden = new KeptActs(() => {
      throw new Error('forbidden');
    });
    expect([forbidden.keep(act('k1')), forbidden.all()]).toEqual([false, []]);
  });
});
