import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { PROCESS_CHECKPOINTS, STATE_SNAPSHOTS, type StateSnapshots } from '#libs/application';
import { openSnapshotFile } from './open-snapshot-file.js';
import { SqliteProcessCheckpoints } from './sqlite-process-checkpoints.js';
import { SqliteStateSnapshots } from './sqlite-state-snapshots.js';

const SNAPSHOT_FILE = Symbol('SnapshotFile');

/** Binds STATE_SNAPSHOTS and PROCESS_CHECKPOINTS to one file in the folder of the log. */
@Module({})
export class SqliteStateSnapshotsModule implements OnApplicationShutdown {
  constructor(@Inject(STATE_SNAPSHOTS) private readonly snapshots: StateSnapshots) {}

  static register(options: { readonly folder: string }): DynamicModule {
    return {
      module: SqliteStateSnapshotsModule,
      global: true,
      providers: [
        { provide: SNAPSHOT_FILE, useFactory: () => openSnapshotFile(options.folder) },
        { provide: STATE_SNAPSHOTS, useFactory: (file: ReturnType<typeof openSnapshotFile>) => new SqliteStateSnapshots(file), inject: [SNAPSHOT_FILE] },
        { provide: PROCESS_CHECKPOINTS, useFactory: (file: ReturnType<typeof openSnapshotFile>) => new SqliteProcessCheckpoints(file), inject: [SNAPSHOT_FILE] },
      ],
      exports: [STATE_SNAPSHOTS, PROCESS_CHECKPOINTS],
    };
  }

  onApplicationShutdown(): void {
    this.snapshots.close();
  }
}
