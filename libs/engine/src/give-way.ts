import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';

/**
 * Lets the threads whose work somebody waits for go before the one that calls, where processors are scarce. Linux counts threads as it
 * counts processes and lets each have a priority; elsewhere, and where it is refused, everything stays as it was.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // no /proc, or not allowed: only less polite
  }
}
