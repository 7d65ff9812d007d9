import type { ReactNode } from 'react';
import type { FourBoxes } from '../api/client.js';
import { useWords } from '../language/language.js';
import type { CountedIn } from '../numbers/counted-in.js';
import { NumberLink } from '../numbers/number-link.js';

interface AwaitingProps {
  readonly of: CountedIn;
  readonly at?: string;
  readonly awaiting: FourBoxes['awaitingConfirmation'];
}

/** How many are submitted and wait for confirmation. */
export function Awaiting({ awaiting, ...of }: AwaitingProps): ReactNode {
  const t = useWords();
  return (
    <>
      <NumberLink {...of} number="awaitingConfirmation.inTime" n={awaiting.inTime} /> {t.board.awaitingInTime}, <NumberLink {...of} number="awaitingConfirmation.overdue" n={awaiting.overdue} /> {t.board.awaitingOverdue}
    </>
  );
}
