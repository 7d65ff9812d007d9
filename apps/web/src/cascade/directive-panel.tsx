import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsker, useDrafting } from '../approval/use-desk.js';
import { isOf, LEADING } from '../deeds/asker.js';
import { DeedPanel, type Offer } from '../deeds/deed-panel.js';
import { PlainTable } from '../forms/plain-table.js';
import { seenAt } from '../forms/seen.js';
import { INDICATOR_DEEDS } from '../indicators/indicator-deeds.js';
import { useWords } from '../language/language.js';
import type { Dictionary } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { writtenDay } from '../wording/dates.js';
import { DIRECTIVE_DEEDS as DO } from './directive-deeds.js';
import { arrivalOffers, deliveryOffer } from './receipt-offers.js';

interface DirectivePanelProps {
  readonly directive: Schemas['DirectiveRow'];
  readonly tasks: readonly { readonly code: string; readonly summary: string }[];
}

/** What is done with an issued directive by whose it is, and with its arrival by whom it went to; beside it where it has arrived. */
export function DirectivePanel({ directive, tasks }: DirectivePanelProps): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const asker = useAsker();
  const drafts = useDrafting();
  const { directiveId: id } = directive;
  const { data } = useQuery({ queryKey: ['directive', id, 'receipts', asOf], queryFn: () => answerOf(api.GET('/api/directives/{id}/receipts', { params: { path: { id }, query: asOf } })) });
  const receipts = data?.receipts ?? [];
  const choices = tasks.map(({ code, summary }) => ({ value: code, label: `${code}: ${summary}` }));
  const place = { path: { id }, known: { taskCode: choices, code: choices }, seen: seenAt(directive.revision), until: (position: string) => answerOf(api.GET('/api/directives/{id}', { params: { path: { id }, query: { after: position } } })) };
  return (
    <>
      <DeedPanel quiet offers={(actingFor) => [...issuerOffers(directive, { asker, actingFor, drafts }, t), ...deliveryOffer(receipts, directive.issuer, asker, actingFor), ...receipts.flatMap((receipt) => arrivalOffers(receipt, asker, actingFor))]} place={place} />
      {receipts.length > 0 && (
        <details>
          <summary>{t.receipts.title(data?.registered.k ?? 0, data?.registered.n ?? 0)}</summary>
          <PlainTable name={t.receipts.table} head={[t.admin.body, t.columns.status, t.acts.fields.receiptNumber, t.deeds.fields.arrivalDate, t.deeds.fields.passedTo]}>
            {receipts.map(({ addressee, addresseeName, state, arrivalNumber, arrivalNumberRaw, arrivalDate, passedTo }) => (
              <tr key={addressee}>
                <th scope="row">{addresseeName}</th>
                <td>{t.receipts.states[state]}</td>
                <td>{arrivalNumber ?? arrivalNumberRaw ?? '–'}</td>
                <td>{arrivalDate === null ? '–' : writtenDay(arrivalDate)}</td>
                <td>{passedTo ?? '–'}</td>
              </tr>
            ))}
          </PlainTable>
        </details>
      )}
    </>
  );
}

type Asker = Pick<Session, 'body' | 'roles'>;
interface Asking {
  readonly asker: Asker;
  readonly actingFor: string | null;
  readonly drafts: boolean;
}

function issuerOffers({ issuer, status }: Schemas['DirectiveRow'], { asker, actingFor, drafts }: Asking, t: Dictionary): readonly Offer[] {
  if (!isOf(asker, actingFor, [issuer], LEADING) || status === 'drafted') return [];
  const running = status === 'issued' ? null : t.receipts.obstacles[status];
  return [
    { deed: DO.AmendDirective, obstacle: running },
    { deed: DO.AssignTaskToBody, obstacle: running },
    { deed: INDICATOR_DEEDS.DefineIndicator, seen: null, obstacle: running },
    { deed: DO.ConcludeDirective, obstacle: running },
    { deed: DO.TakeBackDirectiveConclusion, obstacle: status === 'concluded' ? null : t.receipts.obstacles.notConcluded },
    // Takes two steps, of which the second gives the number back: a head does both.
    ...(drafts ? [] : [{ deed: DO.WithdrawDirective, obstacle: status === 'withdrawn' ? t.receipts.obstacles.withdrawn : null }]),
  ];
}
