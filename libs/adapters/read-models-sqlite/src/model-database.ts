import type { SqlDatabase } from '#libs/application';

/** A read model's file, open for writing. */
export interface ModelDatabase extends SqlDatabase {
  readonly path: string;
  readonly isTransaction: boolean;
  close(): void;
}
