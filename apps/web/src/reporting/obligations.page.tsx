import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { hasRole, OFFICE } from '../deeds/asker.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useDirectiveChoices } from '../deeds/use-directive-choices.js';
import { useWords } from '../language/language.js';
import { NumberLink, RatioLinks } from '../numbers/number-link.js';
import { useAsOf } from '../shell/moment.js';
import { LongList } from '../shell/long-list.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { OBLIGATION_DEEDS } from './obligation-deeds.js';

const REPORTS = { bang: 'bao-cao-dinh-ky' } as const;

const OBLIGATIONS = { field: 'obligations', keyOf: ({ obligationId }: Schemas['ObligationRow']) => obligationId } as const;

/** The periodic reports that one owes, makes or receives. */
export function ObligationsPage(): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const asker = useAsker();
  useTitle(t.reporting.title);
  const list = useListPages({ queryKey: ['reporting', asOf], listing: OBLIGATIONS, ask: (bounds) => answerOf(api.GET('/api/reporting', { params: { query: { ...asOf, ...bounds } } })) });
  return (
    <>
      <h1>{t.reporting.title}</h1>
      <DeedPanel quiet offers={(actingFor) => (hasRole(asker, OFFICE) ? [{ deed: OBLIGATION_DEEDS.SetUpReporting, ...(actingFor === null && { initial: { consolidator: asker.body, recipient: asker.body } }) }] : [])} place={{ path: {}, known: { 'basis.directiveId': useDirectiveChoices() }, until: (position) => answerOf(api.GET('/api/reporting', { params: { query: { after: position } } })) }} />
      <ThingsToNow board={REPORTS} />
      <LongList list={list} none={t.reporting.none}>
        {({ obligationId, title, rhythm, status, consolidator, recipient, currentPeriod, reported, overdue }) => (
          <li key={obligationId}>
            <Link to="/bao-cao-dinh-ky/$id" params={{ id: obligationId }}>
              {title}
            </Link>{' '}
            <span className="quiet">
              – {t.reporting.rhythms[rhythm]}, {t.reporting.obligationStatuses[status]}; {consolidator.name} → {recipient.name}
              {currentPeriod !== null && (
                <>
                  ; {t.marks.period(currentPeriod)}: {t.reporting.filed} <RatioLinks of={REPORTS} group={obligationId} number="reported" ratio={reported} what={title} />
                </>
              )}
            </span>
            {overdue > 0 && (
              <span className="late">
                {' '}
                <NumberLink of={REPORTS} group={obligationId} number="overdue" n={overdue}>
                  {t.reporting.overdue(overdue)}
                </NumberLink>
              </span>
            )}
          </li>
        )}
      </LongList>
    </>
  );
}
