import type { CommandReceipt } from './contract.js';

export interface RememberedCommand {
  readonly requestHash: string | null;
  readonly receipt: CommandReceipt;
}

/**
 * Commands with a key that this process carried out, bounded by their number. A mark taken from it tells later whether
 * everything since then is still remembered: a stream that was empty then needs no look into the log.
 */
export class CommandMemory {
  private readonly known = new Map<string, RememberedCommand>();
  private forgotten = 0;

  constructor(private readonly maxEntries: number) {}

  get(commandId: string): RememberedCommand | undefined {
    return this.known.get(commandId);
  }

  set(commandId: string, command: RememberedCommand): void {
    if (this.known.size >= this.maxEntries) {
      for (const oldest of this.known.keys()) {
        this.known.delete(oldest);
        this.forgotten += 1;
        break;
      }
    }
    this.known.set(commandId, command);
  }

  /** Grows with every command ever remembered. */
  get mark(): number {
    return this.forgotten + this.known.size;
  }

  /** Is everything remembered since the mark was taken still here? */
  remembersSince(mark: number): boolean {
    return this.forgotten <= mark;
  }
}
