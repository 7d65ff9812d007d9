import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { readDifference, type CountedIn, type Counting } from '../numbers/counted-in.js';
import { SubjectLink } from '../numbers/subject-link.js';
import { MovedNumbers } from './moved-numbers.js';
import { Steps } from './steps.js';
import { ToNow, type Comparing } from './to-now.js';

export { SHOWN } from './shown.js';

interface ThingsToNowProps extends Comparing {
  readonly board: CountedIn & { readonly bang: Exclude<Counting, 'tong-hop'> };
}

type Changes = Schemas['CountedDifferenceAnswer'];

/** At a past moment: which numbers of a board are others now, and which of the things that it counts stand otherwise, by what; nothing at present. */
export function ThingsToNow({ board, ...where }: ThingsToNowProps): ReactNode {
  const t = useWords();
  return (
    <ToNow of={[board]} read={(since) => readDifference(board, since)} moved={hasMoved} {...where}>
      {({ numbers, changes }, counted) => (
        <>
          <MovedNumbers numbers={numbers} board={board} />
          <p>{counted.map(([kind, n]) => `${t.auditing.kinds[kind as keyof Changes['kinds']]}: ${n}`).join(' · ')}</p>
          <ul className="plain-list rows">
            {changes.map((change) => (
              <li key={`${change.subject.id} ${change.subject.part ?? ''} ${change.subject.kind}`}>
                <SubjectLink subject={change.subject} /> <span className="quiet">– {bodiesOf(change)}</span> {change.kinds.map((kind) => t.auditing.kinds[kind]).join(', ')}
                <Steps {...change} />
              </li>
            ))}
          </ul>
        </>
      )}
    </ToNow>
  );
}

/** Days that went by move numbers, and nothing that is counted. */
const hasMoved = ({ numbers }: Changes): boolean => numbers.some(({ before, after }) => before !== after);

function bodiesOf({ before, after }: Schemas['CountedChange']): string {
  const [was, is] = [before?.bodyName ?? null, after?.bodyName ?? null];
  return was !== null && is !== null && was !== is ? `${was} → ${is}` : (is ?? was ?? '');
}
