import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Checkpoint, ReadModelStore, ReadModelWriter } from '#libs/application';

/** What a store must let the suite do beside its port. */
export interface ContractReadModels {
  readonly store: ReadModelStore;
  /** Opens what has been stored once more, as after a restart. */
  reopen(): ReadModelStore;
  /** Destroys the files of a closed store, so that nothing in them can be read. */
  damage(): void;
  cleanUp(): void;
}

const SCHEMA = 'CREATE TABLE thing(id INTEGER PRIMARY KEY, name TEXT);';
const INDEXES = 'CREATE INDEX thing_name ON thing(name);';
const at = (index: number): Checkpoint => ({ position: String(index).padStart(4, '0'), index, at: index * 10 });

/** The meaning of the port `ReadModelStore`; every adapter calls this once in its spec. */
export function readModelStoreContract(name: string, open: () => ContractReadModels): void {
  describe(`read model store: ${name}`, () => {
    let opened: ContractReadModels;
    let store: ReadModelStore;
    beforeEach(() => {
      opened = open();
      store = opened.store;
    });
    afterEach(() => opened.cleanUp());

    const things = (from: ReadModelStore, version = 1): unknown => from.reader('things', version)?.database.prepare('SELECT id, name FROM thing ORDER BY id').all().map((row) => ({ ...row }));
    const writer = (into = store): ReadModelWriter => into.writer('things', 1, SCHEMA, INDEXES);
    const put = (into: ReadModelWriter, id: number, text: string, index: number): void => {
      into.begin();
      into.database.prepare('INSERT INTO thing VALUES (?, ?)').run(id, text);
      into.commit(at(index));
    };

    it('has no reader and no checkpoint before something was built', () => {
      expect(store.reader('things', 1)).toBeNull();
      expect(writer().checkpoint()).toBeNull();
      expect(store.reader('things', 1)?.checkpoint()).toBeNull();
    });

    it('commits rows and checkpoint together, for readers that are open already', () => {
      const into = writer();
      const reader = store.reader('things', 1);
      put(into, 1, 'một', 5);
      expect([things(store), reader?.checkpoint(), into.checkpoint()]).toEqual([[{ id: 1, name: 'một' }], at(5), at(5)]);
    });

    it('rolls both back together', () => {
      const into = writer();
      put(into, 1, 'một', 5);
      into.begin();
      into.database.prepare('INSERT INTO thing VALUES (2, NULL)').run();
      into.rollback();
      into.rollback();
      expect([things(store), into.checkpoint()]).toEqual([[{ id: 1, name: 'một' }], at(5)]);
    });

    it('answers rows as objects and as arrays in column order', () => {
      const into = writer();
      put(into, 1, 'một', 1);
      const select = store.reader('things', 1)?.database.prepare('SELECT name, id, NULL AS missing FROM thing WHERE id = ?');
      expect({ ...select?.get(1) }).toEqual({ name: 'một', id: 1, missing: null });
      expect([...(select?.iterateArrays(1) ?? [])]).toEqual([['một', 1, null]]);
      expect(select?.get(2)).toBeUndefined();
    });

    it('keeps rows and checkpoint over a restart', () => {
      put(writer(), 1, 'một', 5);
      store.close();
      const again = opened.reopen();
      expect([writer(again).checkpoint(), things(again)]).toEqual([at(5), [{ id: 1, name: 'một' }]]);
    });

    it('starts afresh, without old rows, for another version', () => {
      put(writer(), 1, 'một', 5);
      expect(store.writer('things', 2, SCHEMA, INDEXES).checkpoint()).toBeNull();
      expect(things(store, 2)).toEqual([]);
    });

    it('starts afresh when the files are damaged', () => {
      put(writer(), 1, 'một', 5);
      store.close();
      opened.damage();
      const again = opened.reopen();
      expect([writer(again).checkpoint(), things(again)]).toEqual([null, []]);
    });

    it('goes on serving the old rows during a rebuild and swaps to the new ones at once', () => {
      put(writer(), 1, 'cũ', 5);
      const before = store.reader('things', 1);
      const draft = store.rebuild('things', 1, SCHEMA, INDEXES);
      put(draft.writer, 1, 'mới', 6);
      put(writer(), 2, 'cũ', 7);
      expect(things(store)).toEqual([{ id: 1, name: 'cũ' }, { id: 2, name: 'cũ' }]);
      draft.publish();
      const after = store.reader('things', 1);
      expect([things(store), after?.checkpoint(), writer().checkpoint()]).toEqual([[{ id: 1, name: 'mới' }], at(6), at(6)]);
      expect(after?.generation).toBeGreaterThan(before?.generation ?? Number.NaN);
      // A question in hand may still read what it began with.
      expect(before?.database.prepare('SELECT count(*) AS n FROM thing').get()?.['n']).toBe(2);
      put(writer(), 3, 'tiếp', 8);
      expect(things(store)).toEqual([{ id: 1, name: 'mới' }, { id: 3, name: 'tiếp' }]);
    });

    it('builds the indexes of a rebuilt model and leaves nothing of a discarded one', () => {
      const draft = store.rebuild('things', 1, SCHEMA, INDEXES);
      put(draft.writer, 1, 'mới', 6);
      draft.discard();
      expect(store.reader('things', 1)).toBeNull();
      store.rebuild('things', 1, SCHEMA, INDEXES).publish();
      expect(store.reader('things', 1)?.database.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").all().map((row) => row['name'])).toEqual(['thing_name']);
    });
  });
}
