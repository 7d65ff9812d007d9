import type { FileStore, StoredFile, VirusScanner } from '../ports/index.js';

const AT_ONCE = 100;

/** What became of one file: out of quarantine, kept in it for good, or asked about again later. */
export type ScanOutcome = { readonly kind: 'released' } | { readonly kind: 'condemned'; readonly signature: string } | { readonly kind: 'waits'; readonly error: unknown };

/** Lets a scanner look at files, and acts on what it says. */
export class Quarantine {
  constructor(
    private readonly store: FileStore,
    private readonly scanner: VirusScanner,
  ) {}

  async look(sha256: string): Promise<ScanOutcome> {
    try {
      const pieces = await this.store.read(sha256);
      if (pieces === null) return { kind: 'waits', error: new Error('the file is gone') };
      const verdict = await this.scanner.scan(pieces);
      if (verdict.kind === 'found') {
        await this.store.condemn(sha256, verdict.signature);
        return { kind: 'condemned', signature: verdict.signature };
      }
      await this.store.release(sha256);
      return { kind: 'released' };
    } catch (error) {
      return { kind: 'waits', error };
    }
  }

  /** Looks at all that wait. Ends at the first that gets no verdict, since the next would get none either. Gives how many wait still, and why. */
  async lookAtAll(): Promise<{ readonly waiting: number; readonly condemned: number; readonly error: unknown }> {
    let [waiting, condemned, error]: [number, number, unknown] = [0, 0, null];
    for await (const { sha256, finding } of this.quarantined()) {
      if (finding !== null) {
        condemned += 1;
        continue;
      }
      const outcome: ScanOutcome = error === null ? await this.look(sha256) : { kind: 'waits', error };
      if (outcome.kind === 'condemned') condemned += 1;
      if (outcome.kind === 'waits') {
        waiting += 1;
        error ??= outcome.error;
      }
    }
    return { waiting, condemned, error };
  }

  private async *quarantined(): AsyncGenerator<StoredFile> {
    for (let after: string | null = null; ; ) {
      const page: readonly string[] = await this.store.list('quarantined', after, AT_ONCE);
      for (const sha256 of page) {
        const file = await this.store.find(sha256);
        if (file !== null) yield file;
      }
      after = page.at(-1) ?? null;
      if (page.length < AT_ONCE) return;
    }
  }
}
