import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, type LeaseBook, type Leases } from '#libs/application';

export interface LeaseBookHouse {
  readonly book: LeaseBook;
  /** The book of the same log as another program sees it. */
  another(): Promise<LeaseBook>;
  cleanup(): Promise<void>;
}

const held = (holder: string | null): Leases => ({ workers: holder === null ? [] : [{ id: holder, where: `máy ${holder}:1`, asked: false }], shares: { duties: { holder, upTo: START } } });

/** What every adapter of the port LeaseBook promises. */
export function leaseBookContract(name: string, open: () => Promise<LeaseBookHouse>): void {
  const within = async (work: (house: LeaseBookHouse) => Promise<void>): Promise<void> => {
    const house = await open();
    try {
      await work(house);
    } finally {
      await house.cleanup();
    }
  };

  describe(`lease book: ${name}`, () => {
    it('holds none at first', () =>
      within(async ({ book }) => {
        expect(await book.last()).toEqual({ revision: NO_STREAM, leases: null });
      }));

    it('gives back the last one as it was written, to every program', () =>
      within(async ({ book, another }) => {
        const leases: Leases = {
          workers: [{ id: 'a', where: 'máy-1:4711', asked: true }, { id: 'b', where: 'máy-2:4711', asked: false }],
          shares: { duties: { holder: 'a', upTo: '00000000000000000042' }, numbers: { holder: null, upTo: START }, files: { holder: 'b', upTo: START } },
        }; // prettier-ignore
        expect(await book.write(NO_STREAM, held('b'))).toBe(true);
        expect(await book.write(0, leases)).toBe(true);
        const other = await another();
        expect(await other.last()).toEqual({ revision: 1, leases });
        expect(await other.write(1, held(null))).toBe(true);
        expect(await book.last()).toEqual({ revision: 2, leases: held(null) });
      }));

    it('lets one of several write after a revision, and tells the others no', () =>
      within(async ({ book, another }) => {
        const other = await another();
        await book.write(NO_STREAM, held('a'));
        const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? book : other).write(0, held(`writer-${n}`))));
        const winners = answers.flatMap((won, n) => (won ? [`writer-${n}`] : []));
        expect(winners).toHaveLength(1);
        expect(await other.last()).toEqual({ revision: 1, leases: held(winners[0] ?? '') });
        expect(await book.write(0, held('late'))).toBe(false);
        expect(await book.write(NO_STREAM, held('late'))).toBe(false);
      }));

    it('refuses a revision that does not exist yet', () =>
      within(async ({ book }) => {
        expect(await book.write(3, held('a'))).toBe(false);
        expect(await book.last()).toEqual({ revision: NO_STREAM, leases: null });
      }));
  });
}
