import type { WitnessedHead, WitnessRecords } from '#libs/application';

/** Records in memory. `heads` is what another program would find. */
export class MemoryWitnessRecords implements WitnessRecords {
  readonly evidence: string[] = [];

  constructor(readonly heads: Map<string, WitnessedHead> = new Map()) {}

  load(origin: string): WitnessedHead | null {
    return this.heads.get(origin) ?? null;
  }

  save(origin: string, head: WitnessedHead): void {
    this.heads.set(origin, head);
  }

  keepEvidence(origin: string, at: number, request: string): void {
    this.evidence.push(`${origin} ${at} ${request}`);
  }

  close(): void {
    // Nothing is held open.
  }
}
