export interface CommandCoreOptions {
  /** Folded states kept in memory; 0 = none (every command reads its stream). */
  readonly cachedStates: number;
  /** Events after which a stream gets a new snapshot. */
  readonly snapshotEvery: number;
  /** Commands with a key that are remembered in memory. */
  readonly rememberedCommands: number;
  /** How often a command is decided anew when another writer was faster. */
  readonly maxAttempts: number;
  /** Waits before an append of unknown outcome is repeated, ms; when they are used up the outcome stays unknown. */
  readonly unknownBackoff: readonly number[];
}

export const COMMAND_CORE_OPTIONS = Symbol('CommandCoreOptions');

export const DEFAULT_COMMAND_CORE_OPTIONS: CommandCoreOptions = {
  cachedStates: 200_000,
  snapshotEvery: 200,
  rememberedCommands: 100_000,
  maxAttempts: 8,
  unknownBackoff: [10, 50, 250, 1000, 3000],
};
