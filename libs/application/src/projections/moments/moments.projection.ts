import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';

/** Events in one row. */
export const EVENTS_PER_BLOCK = 256;

/**
 * When each event was recorded (R13: the running maximum), by blocks of 256 events: block b holds the events from
 * 256 b + 1 on. `at` is that of its first event, `steps` the increases from event to event as a JSON list, `position`
 * where the log must be read on to find the first event of the block.
 */
export const momentsProjection: Projection = {
  name: 'moments',
  version: 1,
  schema: 'CREATE TABLE block(number INTEGER PRIMARY KEY, at INTEGER NOT NULL, position_before TEXT NOT NULL, steps TEXT NOT NULL);',
  indexes: 'CREATE INDEX block_at ON block(at, number);',
  handles: 'all',
  open: (database) => new MomentsWriter(database),
};

interface Block {
  readonly number: number;
  readonly at: number;
  readonly positionBefore: string;
  readonly steps: number[];
}

class MomentsWriter implements ProjectionWriter {
  private readonly blocks: Block[] = [];
  private lastAt: number;
  private last: { readonly position: string };

  constructor(private readonly database: SqlDatabase) {
    const row = database.prepare('SELECT number, at, position_before, steps FROM block ORDER BY number DESC LIMIT 1').get();
    const checkpoint = database.prepare('SELECT position, at FROM checkpoint').get();
    this.lastAt = Number(checkpoint?.['at'] ?? 0);
    this.last = { position: String(checkpoint?.['position'] ?? '') };
    if (row !== undefined) {
      this.blocks.push({
        number: Number(row['number']),
        at: Number(row['at']),
        positionBefore: String(row['position_before']),
        steps: JSON.parse(String(row['steps'])) as number[],
      });
    }
  }

  apply({ index, at, recorded }: FedEvent): void {
    const number = Math.floor((index - 1) / EVENTS_PER_BLOCK);
    const block = this.blocks.at(-1);
    if (block?.number === number) block.steps.push(at - this.lastAt);
    else this.blocks.push({ number, at, positionBefore: this.last.position, steps: [0] });
    this.lastAt = at;
    this.last = recorded; // its position is made when a block begins
  }

  flush(): void {
    const save = this.database.prepare('INSERT INTO block VALUES (?, ?, ?, ?) ON CONFLICT(number) DO UPDATE SET steps = excluded.steps');
    for (const { number, at, positionBefore, steps } of this.blocks) save.run(number, at, positionBefore, JSON.stringify(steps));
    this.blocks.splice(0, this.blocks.length - 1); // the last one may still grow
  }
}
