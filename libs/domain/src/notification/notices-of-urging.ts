import { actingBody, type Act, type BodyId, type LocalDate } from '../kernel/index.js';
import type { UrgingEvent } from '../supervision/index.js';
import type { Notice, NoticeKind } from './notice.js';

/** What must be known of an urging to tell of its events. */
export interface UrgingParties {
  readonly issuer: BodyId;
  readonly addressees: readonly BodyId[];
}

/** The events of an urging that give notices. */
export const NOTICED_URGING_EVENTS = ['UrgingIssued', 'UrgingAnswered', 'ExplanationGiven', 'ExplanationAccepted', 'ExplanationAskedAgain', 'UrgingWithdrawn'] as const satisfies readonly UrgingEvent['type'][];
export type NoticedUrgingEvent = Extract<UrgingEvent, { type: (typeof NOTICED_URGING_EVENTS)[number] }>;

/** The parties as the paper names them. */
export const partiesOfUrging = ({ document, addressees }: Extract<UrgingEvent, { type: 'UrgingIssued' }>['data']): UrgingParties => ({
  issuer: document.number.issuer,
  addressees: addressees.map(({ body }) => body),
});

/** The notices of one event of a formal urging, in the order of the paper; as with duties, nobody is told of its own act. */
export function noticesOfUrging(event: NoticedUrgingEvent, act: Act, { issuer, addressees }: UrgingParties): readonly Notice[] {
  const tell = (kind: NoticeKind, bodies: readonly BodyId[], other: BodyId, day: LocalDate | null = null): readonly Notice[] =>
    bodies.filter((to) => to !== actingBody(act)).map((to) => ({ kind, to, due: null, day, other, period: null }));
  switch (event.type) {
    case 'UrgingIssued':
      return tell('urging-issued', addressees, issuer, event.data.document.answerDue);
    case 'UrgingAnswered':
      return tell('urging-answered', [issuer], event.data.addressee);
    case 'ExplanationGiven':
      return tell('explanation-given', [issuer], event.data.addressee);
    case 'ExplanationAccepted':
      return tell('explanation-accepted', [event.data.addressee], issuer);
    case 'ExplanationAskedAgain':
      return tell('explanation-asked-again', [event.data.addressee], issuer, event.data.due);
    case 'UrgingWithdrawn':
      return tell('urging-withdrawn', addressees, issuer);
  }
}
