import type { ArrangementHolder, BoardArrangement, BoardArrangements } from '#libs/application';

/** Arranged boards that live as long as the object. For tests. */
export class MemoryBoardArrangements implements BoardArrangements {
  private readonly byHolder = new Map<string, BoardArrangement>();

  of(holder: ArrangementHolder): BoardArrangement | null {
    return this.byHolder.get(keyOf(holder)) ?? null;
  }

  save(arrangement: BoardArrangement): void {
    this.byHolder.set(keyOf(arrangement.holder), arrangement);
  }

  remove(holder: ArrangementHolder): boolean {
    return this.byHolder.delete(keyOf(holder));
  }
}

const keyOf = ({ kind, id }: ArrangementHolder): string => `${kind} ${id}`;
