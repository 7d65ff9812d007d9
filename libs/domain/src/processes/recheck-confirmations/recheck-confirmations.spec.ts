import { describe, it } from '@jest/globals';
import { actOf, assignmentSteps as did, bodyEntry, deciderSpecification, PARTIES, processSpecification, registerOf, specimenContent, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentState, type HandOverMove } from '../../assignment/index.js';
import { assignmentId, bodyId, localDate, type Act } from '../../kernel/index.js';
import { organisationDecider, type OrganisationCommand, type OrganisationEvent, type OrganisationState } from '../../organisation/index.js';
import { recheckConfirmations } from './recheck-confirmations.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const { given } = processSpecification(recheckConfirmations);
type Step = readonly [AssignmentCommand, Act];
const fold = (...steps: readonly Step[]): AssignmentState => foldAll(play(...steps));
const DAY = '2025-02-03';
const TODAY = localDate('2025-06-02');
const admin = actOf('vptu', DAY);

/** The register after those changes, with the event by which the last of them fell due. */
function changed(...commands: readonly OrganisationCommand[]): { readonly register: OrganisationState; readonly fellDue: OrganisationEvent } {
  const events: OrganisationEvent[] = [...SPECIMEN_REGISTER_EVENTS];
  for (const command of commands) {
    const decision = organisationDecider.decide(command, registerOf(...events), admin);
    if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
    events.push(...decision.events);
  }
  return { register: registerOf(...events), fellDue: events.at(-1) as OrganisationEvent };
}
/** Ban Tuyên giáo, which leads, and Ban Dân vận, which confirms, become one. */
const { register, fellDue } = changed({
  type: 'SucceedBodies', predecessors: [PARTIES.lead, PARTIES.coordinator].map(bodyId), successors: [bodyId('ban-tgdv')], newBodies: [bodyEntry('ban-tgdv', { from: localDate(DAY) })], on: localDate(DAY), basis: 'QĐ 01-QĐ/TU', keeper: null, allotment: [],
}); // prettier-ignore
const content = specimenContent();
const confirmedBy = (confirmingBody: string) => did.assign({ confirmingBody: bodyId(confirmingBody), participants: [], supervisingBody: bodyId('ubkt') });
const passed = (as: HandOverMove['as'], from: string, to: string): HandOverMove => ({ as, from: bodyId(from), to: bodyId(to), why: 'succession', partId: null, changeId: null, basis: 'QĐ 01-QĐ/TU' });
/** As an older program handed it over: the places alone, whoever judges whom. */
const handedOver = (...moves: readonly HandOverMove[]): Step => [{ type: 'HandOverAssignment', moves }, admin];
const takenOn = (from: string, to: string, more: Partial<HandOverMove> = {}) => ({
  to: { kind: 'assignment', assignmentId: assignmentId('duty-1') } as const, onBehalfOf: bodyId('vptu'),
  command: { type: 'HandOverAssignment' as const, moves: [{ as: 'confirming' as const, from: bodyId(from), to: bodyId(to), why: 'separation-of-duty' as const, partId: null, changeId: null, basis: 'R12', ...more }] },
}); // prettier-ignore

const both = fold(confirmedBy(PARTIES.coordinator), did.acknowledge(), handedOver(passed('lead', PARTIES.lead, 'ban-tgdv'), passed('confirming', PARTIES.coordinator, 'ban-tgdv')));
const oneConfirms = (steps: readonly Step[]): AssignmentState => fold(confirmedBy(PARTIES.coordinator), did.acknowledge(), ...steps);
const accepted = oneConfirms([did.submit('2021-12-18'), [{ type: 'AcceptResult', note: null }, actOf(PARTIES.coordinator, '2021-12-20')]]);

describe('a merger that was carried out when nobody looked at who confirms', () => {
  it('hands the confirmation of an open duty on to the office', () => {
    given({ register, today: TODAY, duties: [{ duty: both, content }] }).when(fellDue, admin).thenSends(takenOn('ban-tgdv', 'vptu'));
  });

  it('and who closes what had been accepted before', () => {
    given({ register, today: TODAY, duties: [{ duty: accepted, content }] }).when(fellDue, admin).thenSends(takenOn(PARTIES.coordinator, 'vptu'));
  });

  it('leaves every other place as it is, also where the places of the bodies that are no more had never passed on', () => {
    given({ register, today: TODAY, duties: [{ duty: oneConfirms([]), content }] }).when(fellDue, admin).thenSends(takenOn(PARTIES.coordinator, 'vptu', { changeId: `succession:${DAY}:ban-tuyen-giao`, basis: 'QĐ 01-QĐ/TU' }));
  });

  it('ignores by name', () => {
    const inOrder = fold(did.assign({ confirmingBody: bodyId('vptu'), participants: [] }), did.acknowledge());
    const mended = foldAll([...play(confirmedBy(PARTIES.coordinator), did.acknowledge(), handedOver(passed('lead', PARTIES.lead, 'ban-tgdv'), passed('confirming', PARTIES.coordinator, 'vptu')))]);
    const closed = oneConfirms([did.submit('2021-12-18'), [{ type: 'AcceptResult', note: null }, actOf(PARTIES.coordinator, '2021-12-20')], [{ type: 'CloseAssignment', note: null }, actOf(PARTIES.coordinator, '2021-12-21')]]);
    given({ register, today: TODAY, duties: [inOrder, mended, closed].map((duty) => ({ duty, content })) }).when(fellDue, admin).thenIgnores('nothing-to-hand-over');
    given({ register, today: TODAY, duties: [] }).when(SPECIMEN_REGISTER_EVENTS[0] as OrganisationEvent, admin).thenIgnores('not-for-this-process');
  });
});
