import type { DatabaseSync } from 'node:sqlite';
import type { Delivery, OfficeAddress, OfficeAddresses } from '#libs/application';
import type { ActorId, BodyId } from '#libs/domain';

type Row = Readonly<Record<string, unknown>>;

/** Office addresses; every change is on the disk when the call returns. */
export class SqliteOfficeAddresses implements OfficeAddresses {
  constructor(private readonly database: DatabaseSync) {}

  of(body: BodyId): OfficeAddress | null {
    const row = this.database.prepare('SELECT * FROM office_address WHERE body = ?').get(body);
    return row === undefined ? null : addressOf(row);
  }

  all(): readonly OfficeAddress[] {
    return this.database.prepare('SELECT * FROM office_address ORDER BY body').all().map(addressOf);
  }

  save({ body, email, delivery, changedAt, changedBy }: OfficeAddress): void {
    this.durably(() => this.database.prepare('INSERT OR REPLACE INTO office_address VALUES (?, ?, ?, ?, ?)').run(body, email, delivery, changedAt, changedBy));
  }

  remove(body: BodyId): boolean {
    return Number(this.durably(() => this.database.prepare('DELETE FROM office_address WHERE body = ?').run(body)).changes) > 0;
  }

  /** The outbox beside it does not need this. */
  private durably<T>(work: () => T): T {
    this.database.exec('PRAGMA synchronous = FULL');
    try {
      return work();
    } finally {
      this.database.exec('PRAGMA synchronous = NORMAL');
    }
  }
}

const addressOf = (row: Row): OfficeAddress => ({
  body: row['body'] as BodyId,
  email: String(row['email']),
  delivery: row['delivery'] as Delivery,
  changedAt: Number(row['changed_at']),
  changedBy: row['changed_by'] as ActorId,
});
