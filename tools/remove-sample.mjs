/** What Jest does after the last spec that starts programs: removes the folder that `prepare-sample.mjs` made. */
import { rmSync } from 'node:fs';

export default function afterSpecsThatStartPrograms() {
  const folder = process.env.DONDOC_TEST_SAMPLE;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
