import { NO_STREAM, type LeaseBook, type Leases, type WrittenLeases } from '#libs/application';

/** Leases of a log in memory, for programs of one process. */
export class MemoryLeaseBook implements LeaseBook {
  /** All that was written, the oldest first. */
  readonly written: Leases[] = [];

  async last(): Promise<WrittenLeases> {
    const leases = this.written.at(-1);
    return leases === undefined ? { revision: NO_STREAM, leases: null } : { revision: this.written.length - 1, leases };
  }

  async write(after: number, leases: Leases): Promise<boolean> {
    if (after !== this.written.length - 1) return false;
    this.written.push(leases);
    return true;
  }
}
