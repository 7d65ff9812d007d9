import { NO_STREAM, type Lease, type LeaseBook, type WrittenLease } from '#libs/application';

/** Leases of a log in memory, for programs of one process. */
export class MemoryLeaseBook implements LeaseBook {
  /** Every lease, the oldest first. */
  readonly written: Lease[] = [];

  async last(): Promise<WrittenLease> {
    const lease = this.written.at(-1);
    return lease === undefined ? { revision: NO_STREAM, lease: null } : { revision: this.written.length - 1, lease };
  }

  async write(after: number, lease: Lease): Promise<boolean> {
    if (after !== this.written.length - 1) return false;
    this.written.push(lease);
    return true;
  }
}
