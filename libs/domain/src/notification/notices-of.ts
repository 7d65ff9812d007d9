import { actingBody, type Act, type BodyId, type LocalDate } from '../kernel/index.js';
import type { AssignmentEvent, AssignmentState, CorrectableAct } from '../assignment/index.js';
import type { Notice, NoticeKind } from './notice.js';

/** The duty before and after the event. */
export interface DutyChange {
  readonly before: Pick<AssignmentState, 'terms'>;
  readonly after: Pick<AssignmentState, 'terms' | 'currentDue' | 'participants'>;
}

type Of<Type extends AssignmentEvent['type']> = Extract<AssignmentEvent, { type: Type }>;
type Terms = NonNullable<AssignmentState['terms']>;
type Told = readonly [kind: NoticeKind, to: BodyId, more?: { readonly day?: LocalDate | null; readonly other?: BodyId | null; readonly period?: string | null }];
type Rule<Type extends AssignmentEvent['type']> = (data: Of<Type>['data'], terms: Terms, before: Terms) => readonly Told[];

/** Who beside the lead waited for the act that was taken back. */
const ALSO_WAITED: Readonly<Partial<Record<CorrectableAct, 'confirmingBody' | 'issuer'>>> = {
  submission: 'confirmingBody',
  'extension-request': 'issuer',
  'return-to-issuer': 'issuer',
};

const toLead =
  (kind: NoticeKind) =>
  (_: unknown, { leadBody }: Terms): readonly Told[] => [[kind, leadBody]];

/** How a rung of the ladder is told of: one about a due day, of the duty or of one of its periods, by its grade; the others by what they are about. */
function reminderKind({ about, grade, period }: Of<'RungFired'>['data']): NoticeKind {
  if (about !== 'due') return about === 'acknowledgement' ? 'reminder-acknowledgement' : 'reminder-approval';
  if (period !== null) return ({ notice: 'period-due', remind: 'period-due', urge: 'period-urged', criticise: 'period-criticised', 'report-to-standing-committee': 'period-reported' } as const)[grade];
  return ({ notice: 'reminder-due', remind: 'reminder-due', urge: 'due-urged', criticise: 'due-criticised', 'report-to-standing-committee': 'due-reported' } as const)[grade];
}

/** Whom each event concerns. Progress and acknowledgement are not here: nobody has to do anything about them. */
const RULES: { readonly [Type in AssignmentEvent['type']]?: Rule<Type> } = {
  TaskAssigned: ({ acknowledgementDue: day }, { leadBody, issuer: other }) => [['duty-assigned', leadBody, { day, other }]],
  AssignmentReturnedToIssuer: (_, { issuer, leadBody: other }) => [['returned-to-issuer', issuer, { other }]],
  ReturnToIssuerRefused: toLead('return-refused'),
  ResultSubmitted: (_, { confirmingBody, leadBody: other }) => [['result-submitted', confirmingBody, { other }]],
  ResultReturned: toLead('result-returned'),
  ResultAccepted: toLead('result-accepted'),
  LatenessWaived: toLead('lateness-waived'),
  ExtensionRequested: ({ proposedDue: day }, { issuer, leadBody: other }) => [['extension-requested', issuer, { day, other }]],
  ExtensionGranted: toLead('extension-granted'),
  ExtensionRefused: toLead('extension-refused'),
  DeadlineChanged: toLead('deadline-changed'),
  ConditionRecorded: toLead('deadline-changed'),
  AssignmentTransferred: ({ from, to, acknowledgementDue: day }) => [
    ['duty-transferred-in', to, { day, other: from }],
    ['duty-transferred-away', from, { other: to }],
  ],
  // The bearer of a part learns of it from the part's own stream.
  AssignmentHandedOver: ({ as, from: other, to, collapsed }) => (collapsed || as === 'part' ? [] : [[as === 'lead' ? 'duty-handed-over' : 'place-handed-over', to, { other }]]),
  RungFired: (data, { leadBody: other }) => [[reminderKind(data), data.body, { day: data.forDue, other, period: data.period }]],
  RecurrenceSet: toLead('recurrence-set'),
  PointAdded: toLead('point-added'),
  PointWithdrawn: toLead('point-withdrawn'),
  PointConfirmed: ({ done }, { leadBody }) => [[done ? 'point-confirmed' : 'point-refused', leadBody]],
  DutyStarred: ({ starred }, { leadBody }) => [[starred ? 'duty-starred' : 'star-removed', leadBody]],
  AssignmentSuspended: toLead('duty-suspended'),
  AssignmentResumed: toLead('duty-resumed'),
  AssignmentWithdrawn: toLead('duty-withdrawn'),
  CoordinationRequested: ({ coordinator, answerDue: day }, { leadBody: other }) => [['coordination-requested', coordinator, { day, other }]],
  CoordinationRequestTakenBack: ({ coordinator }, { leadBody: other }) => [['coordination-request-taken-back', coordinator, { other }]],
  CoordinationAnswered: ({ coordinator: other }, { leadBody }) => [['coordination-answered', leadBody, { other }]],
  CompletedByParts: toLead('completed-by-parts'),
  ActCorrected: ({ act }, terms) => {
    const also = ALSO_WAITED[act];
    return [['act-corrected', terms.leadBody], ...(also === undefined ? [] : [['act-corrected', terms[also]] as const])];
  },
};

const isExternal = (body: BodyId, { terms }: Pick<AssignmentState, 'terms'>): boolean => terms !== null && terms.external && terms.leadBody === body;

/** The events that give notices. */
export const NOTICED_EVENTS = Object.keys(RULES) as readonly AssignmentEvent['type'][];

/**
 * The notices that an event of a duty gives, in a fixed order, at most one for each body. A body is told nothing of what
 * it has done itself (also through another that acts for it, or through a process that carries its act on); a reminder is
 * nobody's doing. None for
 * external bodies: the engine reminds them of nothing (feature 9).
 */
export function noticesOf(event: AssignmentEvent, act: Act, { before, after }: DutyChange): readonly Notice[] {
  const rule = RULES[event.type] as Rule<AssignmentEvent['type']> | undefined;
  const { terms, participants } = after;
  if (rule === undefined || terms === null) return [];
  const notices: Notice[] = [];
  for (const [kind, to, more] of rule(event.data, terms, before.terms ?? terms)) {
    if ((to === actingBody(act) && event.type !== 'RungFired') || notices.some((notice) => notice.to === to)) continue;
    if (isExternal(to, after) || isExternal(to, before) || participants.some(({ body, external }) => body === to && external)) continue;
    notices.push({ kind, to, due: after.currentDue, day: more?.day ?? null, other: more?.other ?? null, period: more?.period ?? null });
  }
  return notices;
}
