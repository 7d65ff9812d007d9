import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, START, type Lease, type LeaseBook } from '#libs/application';

export interface LeaseBookHouse {
  readonly book: LeaseBook;
  /** The book of the same log as another program sees it. */
  another(): Promise<LeaseBook>;
  cleanup(): Promise<void>;
}

const leaseOf = (holder: string | null, asked = false): Lease => ({ holder, where: `máy ${holder ?? '–'}:1`, upTo: START, asked });

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
        expect(await book.last()).toEqual({ revision: NO_STREAM, lease: null });
      }));

    it('gives back the last one as it was written, to every program', () =>
      within(async ({ book, another }) => {
        const lease: Lease = { holder: 'a', where: 'máy-1:4711', upTo: '00000000000000000042', asked: true };
        expect(await book.write(NO_STREAM, leaseOf('b'))).toBe(true);
        expect(await book.write(0, lease)).toBe(true);
        const other = await another();
        expect(await other.last()).toEqual({ revision: 1, lease });
        expect(await other.write(1, leaseOf(null))).toBe(true);
        expect(await book.last()).toEqual({ revision: 2, lease: leaseOf(null) });
      }));

    it('lets one of several write after a revision, and tells the others no', () =>
      within(async ({ book, another }) => {
        const other = await another();
        await book.write(NO_STREAM, leaseOf('a'));
        const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? book : other).write(0, leaseOf(`writer-${n}`))));
        const winners = answers.flatMap((won, n) => (won ? [`writer-${n}`] : []));
        expect(winners).toHaveLength(1);
        expect(await other.last()).toEqual({ revision: 1, lease: leaseOf(winners[0] ?? '') });
        expect(await book.write(0, leaseOf('late'))).toBe(false);
        expect(await book.write(NO_STREAM, leaseOf('late'))).toBe(false);
      }));

    it('refuses a revision that does not exist yet', () =>
      within(async ({ book }) => {
        expect(await book.write(3, leaseOf('a'))).toBe(false);
        expect(await book.last()).toEqual({ revision: NO_STREAM, lease: null });
      }));
  });
}
