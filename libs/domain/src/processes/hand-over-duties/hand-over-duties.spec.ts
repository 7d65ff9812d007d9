import { describe, it } from '@jest/globals';
import { actOf, assignmentSteps as did, bodyEntry, deciderSpecification, PARTIES, processSpecification, registerOf, specimenContent, specimenTerms, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentEvent, type AssignmentState, type HandOverMove } from '../../assignment/index.js';
import { assignmentId, bodyId, localDate, type Act } from '../../kernel/index.js';
import { organisationDecider, type OrganisationCommand, type OrganisationEvent, type OrganisationState } from '../../organisation/index.js';
import { handOverDuties } from './hand-over-duties.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const { given } = processSpecification(handOverDuties);
type Step = readonly [AssignmentCommand, Act];
const fold = (...steps: readonly Step[]): AssignmentState => foldAll(play(...steps));
const DAY = '2025-02-03';
const admin = actOf('vptu', DAY);
const basis = 'QĐ 01-QĐ/TU';
const content = { ...specimenContent(), confirmingBody: bodyId('vptu'), confirmingFallbacks: [bodyId('btv-tinh-uy')] };

/** The register after these changes, with the events of the last of them. */
function changed(...commands: readonly OrganisationCommand[]): { readonly register: OrganisationState; readonly fellDue: OrganisationEvent } {
  const events: OrganisationEvent[] = [...SPECIMEN_REGISTER_EVENTS];
  for (const command of commands) {
    const decision = organisationDecider.decide(command, registerOf(...events), admin);
    if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
    events.push(...decision.events);
  }
  return { register: registerOf(...events), fellDue: events.at(-1) as OrganisationEvent };
}
const merger = (from: readonly string[], into: string, founded = false): OrganisationCommand => ({
  type: 'SucceedBodies', predecessors: from.map(bodyId), successors: [bodyId(into)], newBodies: founded ? [bodyEntry(into, { from: localDate(DAY) })] : [], on: localDate(DAY), basis, keeper: null, allotment: [],
});
const both = changed(merger(['ban-tuyen-giao', 'ban-dan-van'], 'ban-tgdv', true));
const changeId = `succession:${DAY}:ban-tuyen-giao`;
const move = (as: HandOverMove['as'], from: string, to: string, more: Partial<HandOverMove> = {}): HandOverMove => ({
  as, from: bodyId(from), to: bodyId(to), why: 'succession', partId: null, changeId, basis, ...more,
});
const toward = (id: string, ...moves: readonly HandOverMove[]) => ({ to: { kind: 'assignment', assignmentId: assignmentId(id) } as const, onBehalfOf: bodyId('vptu'), command: { type: 'HandOverAssignment' as const, moves } });

describe('the day of a merger', () => {
  it('moves lead and coordinator to the one body that they become, and its own supervision to the office', () => {
    const duty = fold(did.assign(), did.acknowledge());
    given({ register: both.register, duties: [{ duty, content }] }).when(both.fellDue, admin).thenSends(
      toward('duty-1', move('lead', PARTIES.lead, 'ban-tgdv'), move('participant', PARTIES.coordinator, 'ban-tgdv'), move('supervising', PARTIES.coordinator, 'vptu', { why: 'separation-of-duty' })),
    );
  });

  it('takes the confirmation from whoever would judge its own work: to the office, else to the standing committee (R12)', () => {
    const confirmedBy = (confirmingBody: string, more = {}) => ({ duty: fold(did.assign({ confirmingBody: bodyId(confirmingBody), participants: [], supervisingBody: bodyId('ubkt'), ...more })), content });
    given({ register: both.register, duties: [confirmedBy(PARTIES.coordinator)] }).when(both.fellDue, admin).thenSends(
      toward('duty-1', move('lead', PARTIES.lead, 'ban-tgdv'), move('confirming', PARTIES.coordinator, 'vptu', { why: 'separation-of-duty' })),
    );
    const withOffice = { participants: [{ role: 'coordinate' as const, body: bodyId('vptu'), external: false }] };
    given({ register: both.register, duties: [confirmedBy(PARTIES.coordinator, withOffice)] }).when(both.fellDue, admin).thenSends(
      toward('duty-1', move('lead', PARTIES.lead, 'ban-tgdv'), move('confirming', PARTIES.coordinator, 'btv-tinh-uy', { why: 'separation-of-duty' })),
    );
    given({ register: both.register, duties: [{ ...confirmedBy(PARTIES.coordinator, withOffice), content: null }] }).when(both.fellDue, admin).thenSends(
      toward('duty-1', move('lead', PARTIES.lead, 'ban-tgdv'), move('confirming', PARTIES.coordinator, 'btv-tinh-uy', { why: 'separation-of-duty' })),
    );
  });

  it('takes the closing of what is done from whoever did it, and leaves the rest under the old names (R11, R12)', () => {
    const by = (body: string, [command]: Step, day: string): Step => [command, actOf(body, day)];
    const accepted = (body: string, more: Parameters<typeof did.assign>[0] = {}): readonly Step[] => [
      did.assign({ confirmingBody: bodyId(body), participants: [], supervisingBody: bodyId('ban-dan-van'), ...more }), did.acknowledge(), did.submit('2021-12-01'), by(body, did.accept('2021-12-02'), '2021-12-02'),
    ]; // prettier-ignore
    const merged = (...steps: readonly Step[]) => given({ register: both.register, duties: [{ duty: fold(...steps), content }] }).when(both.fellDue, admin);
    const apart = (to: string) => toward('duty-1', move('confirming', 'ban-dan-van', to, { why: 'separation-of-duty' }));
    merged(...accepted('ban-dan-van')).thenSends(apart('vptu'));
    merged(...accepted('ban-dan-van', { participants: [{ role: 'coordinate', body: bodyId('vptu'), external: false }] })).thenSends(apart('btv-tinh-uy'));
    merged(...accepted('vptu')).thenIgnores('nothing-to-hand-over');
    merged(...accepted('ban-dan-van'), by('ban-dan-van', did.close('2021-12-03'), '2021-12-03')).thenIgnores('no-open-duty');
  });

  it('leaves alone what is done and what it does not touch', () => {
    const done = fold(did.assign(), did.acknowledge(), did.submit('2021-12-01'), did.accept('2021-12-02'));
    const other = fold(did.assign({ leadBody: bodyId('ban-to-chuc'), participants: [], supervisingBody: bodyId('ubkt') }));
    given({ register: both.register, duties: [{ duty: done, content }] }).when(both.fellDue, admin).thenIgnores('nothing-to-hand-over');
    given({ register: both.register, duties: [{ duty: other, content }] }).when(both.fellDue, admin).thenIgnores('nothing-to-hand-over');
    given({ register: registerOf(), duties: [{ duty: other, content }] }).when(both.fellDue, admin).thenIgnores('no-such-change');
    given({ register: both.register, duties: [] }).when({ type: 'GroupDefined', data: {} } as unknown as OrganisationEvent, admin).thenIgnores('not-for-this-process');
  });
});

describe('the day of a split', () => {
  const split = changed({
    type: 'SucceedBodies', predecessors: [bodyId(PARTIES.lead)], successors: ['s1', 's2'].map(bodyId), newBodies: ['s1', 's2'].map((id) => bodyEntry(id, { from: localDate(DAY) })), on: localDate(DAY), basis,
    keeper: bodyId('s1'), allotment: [{ assignmentId: assignmentId('duty-2'), body: bodyId('s2') }],
  });
  const parties = { participants: [], supervisingBody: bodyId('ubkt') };

  it('follows the allotment duty by duty, and the named successor for the rest', () => {
    const duties = ['duty-1', 'duty-2'].map((id) => ({ duty: fold(did.assign({ assignmentId: assignmentId(id), ...parties })), content }));
    given({ register: split.register, duties }).when(split.fellDue, admin).thenSends(
      toward('duty-1', move('lead', PARTIES.lead, 's1')),
      toward('duty-2', move('lead', PARTIES.lead, 's2')),
    );
  });

  it('gives a part the issuer that its parent’s new lead is', () => {
    const part = fold(did.assign({ ...parties, assignmentId: assignmentId('part'), leadBody: bodyId('ban-to-chuc'), issuer: bodyId(PARTIES.lead), confirmingBody: bodyId(PARTIES.lead), parent: { assignmentId: assignmentId('duty-2'), chain: [bodyId(PARTIES.lead)], due: null } }));
    given({ register: split.register, duties: [{ duty: part, content }] }).when(split.fellDue, admin).thenSends(
      toward('part', move('chain', PARTIES.lead, 's2'), move('issuer', PARTIES.lead, 's2'), move('confirming', PARTIES.lead, 's2')),
    );
  });
});

describe('an act on a duty after the change', () => {
  const assigned: AssignmentEvent = { type: 'TaskAssigned', data: specimenTerms({ supervisingBody: bodyId('ubkt'), participants: [] }) };
  const context = (register: OrganisationState, duty: AssignmentState) => ({ register, duties: [{ duty, content }] });

  it('finds a body that ended in the meantime', () => {
    const duty = fold(did.assign({ supervisingBody: bodyId('ubkt'), participants: [] }, '2025-02-04'));
    given(context(both.register, duty)).when(assigned, actOf('btv-tinh-uy', '2025-02-04')).thenSends({ ...toward('duty-1', move('lead', PARTIES.lead, 'ban-tgdv')), onBehalfOf: bodyId('btv-tinh-uy') });
    given(context(both.register, duty)).when(assigned, actOf('btv-tinh-uy', '2025-02-02')).thenIgnores('nothing-to-hand-over');
  });

  it('finds a coordinator that is akin to the body that confirms', () => {
    const akin = changed(merger(['ban-dan-van'], 'ban-to-chuc'));
    const duty = fold(did.assign({ supervisingBody: bodyId('ubkt'), confirmingBody: bodyId('ban-to-chuc'), participants: [{ role: 'coordinate', body: bodyId('ban-dan-van'), external: false }] }, '2025-02-01'));
    const asked: AssignmentEvent = { type: 'CoordinationRequested', data: { coordinator: bodyId('ban-dan-van'), request: 'góp ý', answerDue: null, answerDueBy: 'nobody', afterLimit: false } };
    const ofChange = { changeId: `succession:${DAY}:ban-dan-van` };
    given(context(akin.register, duty)).when(asked, actOf('vptu', '2025-02-05')).thenSends(
      toward('duty-1', move('participant', 'ban-dan-van', 'ban-to-chuc', ofChange), move('confirming', 'ban-to-chuc', 'vptu', { why: 'separation-of-duty', changeId: null })),
    );
  });
});
