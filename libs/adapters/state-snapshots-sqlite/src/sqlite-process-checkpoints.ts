import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Position, ProcessCheckpoints } from '#libs/application';

/** How far each process has heard the log. */
export class SqliteProcessCheckpoints implements ProcessCheckpoints {
  private readonly select: StatementSync;
  private readonly replace: StatementSync;

  constructor(database: DatabaseSync) {
    this.select = database.prepare('SELECT position FROM process_checkpoint WHERE runner = ?');
    this.replace = database.prepare('INSERT OR REPLACE INTO process_checkpoint (runner, position) VALUES (?, ?)');
  }

  load(runner: string): Position | null {
    return (this.select.get(runner)?.['position'] as Position | undefined) ?? null;
  }

  save(runner: string, position: Position): void {
    this.replace.run(runner, position);
  }
}
