import { START, decodeEvent, judgedEvent, type EventLog } from '#libs/application';
import { LogJudge, type JudgedAct } from '#libs/domain';
import { promised } from './broken-promise.js';

const EVENTS_A_PAGE = 1_000;
/** Two slow reads and a slow append, as the fault plan has them, lie between what a command reads and its record. */
const RACE_MS = 40 * 60_000;

/** What the rules say of a log, asked again for every act of it. */
export interface Examined {
  readonly lawful: number;
  /** Acts whose command cannot be told from their events alone. */
  readonly untold: number;
}

/** Whatever went wrong and whoever raced: asked again, the rules record each act of the log just so. @throws BrokenPromise. */
export async function lawfulLog(log: EventLog): Promise<Examined> {
  let [lawful, untold] = [0, 0];
  const heard = ({ first: { index, stream, event }, ruling }: JudgedAct): void => {
    if (ruling.kind === 'untold') untold += 1;
    else if (ruling.kind === 'lawful') lawful += 1;
    else promised(false, 'an act of the log is one that the rules record', () => ({ index, stream, type: event.type, ruling }));
  };
  const judge = new LogJudge({ heard, raceMs: RACE_MS });
  let position: string = START;
  for (let index = 0; ; ) {
    const page = await log.readAll(position, EVENTS_A_PAGE);
    for (const logged of page) judge.take(judgedEvent(decodeEvent(logged), (index += 1)));
    if (page.length < EVENTS_A_PAGE) break;
    position = page.at(-1)?.position ?? position;
  }
  judge.end();
  return { lawful, untold };
}
