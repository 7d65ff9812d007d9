import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { RankingLines } from './ranking-lines.js';

interface OfList {
  readonly list: Schemas['PublishedRankingAnswer'];
}

/** What bodies said about their lines, and what the office answered. */
export function Contests({ list: { contests } }: OfList): ReactNode {
  const t = useWords();
  if (contests.length === 0) return null;
  return (
    <>
      <h2>{t.rankings.contests}</h2>
      <ul className="plain-list rows">
        {contests.map(({ edition, body, bodyName, reason, duties, filedAt, decision }) => (
          <li key={`${edition} ${body} ${filedAt}`}>
            {bodyName} ({t.rankings.contestedOn(edition, writtenInstant(filedAt))}, {duties.length === 0 ? t.rankings.wholeLine : t.rankings.ofDuties(duties.length)}): {reason}{' '}
            <span className={decision === null ? 'soon' : 'quiet'}>– {decision === null ? t.rankings.waiting : `${t.rankings.decisions[decision.kind]}, ${writtenInstant(decision.at)}: ${decision.reason}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface EditionsProps extends OfList {
  /** Whether the asker may see which duties make up the line of a body. */
  readonly told: (body: string) => boolean;
}

/** Nothing that was published is ever replaced: each edition with what made it one. The numbers of one that is no longer in force open the page as it was when that one was published. */
export function Editions({ list: { ranking, editions }, told }: EditionsProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const inForce = ranking.status === 'published' ? ranking.edition : null;
  return (
    <>
      <h2>{t.rankings.editions}</h2>
      <ul className="plain-list rows">
        {editions.toReversed().map((one) => (
          <li key={one.edition}>
            <details>
              <summary>
                {t.rankings.edition(one.edition)}: {one.number.symbol}, {writtenDay(one.date)}
                {one.correction !== null && ` – ${t.rankings.corrects(names(one.correction.body), one.correction.reason)}`}
              </summary>
              <RankingLines name={`${t.rankings.lines}, ${t.rankings.edition(one.edition)}`} list={one} told={told} at={one.edition === inForce ? undefined : new Date(one.publishedAt).toISOString()} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
