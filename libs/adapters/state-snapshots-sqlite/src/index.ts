export { openSnapshotFile, SNAPSHOT_FILE_NAME } from './open-snapshot-file.js';
export { SqliteProcessCheckpoints } from './sqlite-process-checkpoints.js';
export { SqliteStateSnapshotsModule } from './sqlite-state-snapshots.module.js';
export { SqliteStateSnapshots } from './sqlite-state-snapshots.js';
