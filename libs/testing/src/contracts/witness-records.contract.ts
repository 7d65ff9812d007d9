import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WitnessRecords } from '#libs/application';

/** What every `WitnessRecords` promises. `open` opens the same records again, once those before are closed. */
export function witnessRecordsContract(name: string, make: () => { readonly open: () => WitnessRecords; readonly dispose: () => void }): void {
  describe(`witness records: ${name}`, () => {
    let place: ReturnType<typeof make>;
    let records: WitnessRecords;
    beforeEach(() => {
      place = make();
      records = place.open();
    });
    afterEach(() => {
      records.close();
      place.dispose();
    });
    const head = (size: number) => ({ size, root: Uint8Array.from({ length: 32 }, (_, at) => (at * size) & 255), note: `dấu ${size}\n` });

    it('know nothing of a log that was never cosigned', () => {
      expect(records.load('tinh-uy.example/log')).toBeNull();
    });

    it('keep the last head of each log, over a restart too', () => {
      records.save('a', head(5));
      records.save('b', head(7));
      records.save('a', head(6));
      expect([records.load('a'), records.load('b')]).toEqual([head(6), head(7)]);
      records.close();
      records = place.open();
      expect([records.load('a'), records.load('b'), records.load('c')]).toEqual([head(6), head(7), null]);
    });

    it('take evidence without changing what they know', () => {
      records.save('a', head(5));
      records.keepEvidence('a', 17, 'old 5\n\n…');
      records.keepEvidence('a', 17, 'old 5\n\n…');
      expect(records.load('a')).toEqual(head(5));
    });
  });
}
