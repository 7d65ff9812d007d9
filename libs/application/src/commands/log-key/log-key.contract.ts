import type { CommandContext } from '../contract.js';

/** Puts a new key in the place of the one that signs the checkpoints of the log. The new one is made here; its private half stays here. */
export class RotateLogKey {
  constructor(readonly reason: string, readonly context: CommandContext) {}
}
