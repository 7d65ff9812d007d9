import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import type { Act } from '../kernel/index.js';
import { assignmentDecider, type AssignmentCommand, type AssignmentState, type CorrectableAct } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
const correct = (act: CorrectableAct, revision: number): AssignmentCommand => ({ type: 'CorrectAct', act, revision, reason: 'ghi nhầm' });
/** Whose hands were in it stays known, whatever was taken back. */
const factual = ({ revision: _revision, undo: _undo, handedInBy: _handedInBy, ...rest }: AssignmentState): unknown => rest;
const begun = [did.assign(), did.acknowledge()] as const;
const submitted = [...begun, did.submit('2021-12-14')] as const;

/** Each correctable act: what came before it, itself, and whose it is. */
const ACTS: readonly (readonly [CorrectableAct, readonly Step[], Step, keyof typeof PARTIES])[] = [
  ['acknowledgement', [did.assign()], did.acknowledge(), 'lead'],
  ['progress', begun, did.progress(), 'lead'],
  ['progress', [...begun, did.progress(10)], did.progress(20), 'lead'],
  ['submission', begun, did.submit('2021-12-14'), 'lead'],
  ['submission', [...submitted, did.sendBack('2021-12-15')], did.submit('2021-12-16'), 'lead'],
  ['acceptance', submitted, did.accept('2021-12-15'), 'confirming'],
  ['return-for-rework', submitted, did.sendBack('2021-12-15'), 'confirming'],
  ['closure', [...submitted, did.accept('2021-12-15')], did.close('2021-12-16'), 'confirming'],
  ['extension-request', begun, did.askExtension('2021-12-10'), 'lead'],
  ['extension-decision', [...begun, did.askExtension('2021-12-10')], did.grantExtension('2021-12-11'), 'issuer'],
  ['extension-decision', [...begun, did.askExtension('2021-12-16', '2021-12-25', true)], did.grantExtension('2021-12-17'), 'issuer'],
  ['extension-decision', [...begun, did.askExtension('2021-12-10')], did.refuseExtension('2021-12-11'), 'issuer'],
  ['suspension', begun, did.suspend(), 'issuer'],
  ['suspension', submitted, did.suspend('2021-12-15'), 'issuer'],
  ['suspension', [did.assign(), did.giveBack()], did.suspend(), 'issuer'],
  ['withdrawal', submitted, did.withdraw('2021-12-15'), 'issuer'],
  ['withdrawal', [...begun, did.suspend()], did.withdraw(), 'issuer'],
  ['return-to-issuer', begun, did.giveBack('2021-11-17'), 'lead'],
];

describe('taking an act back (R15)', () => {
  it.each(ACTS)('restores everything as before: %s (%#)', (act, before, step, author) => {
    const revision = foldAll(play(...before)).revision + 1;
    const then = given(play(...before, step)).when(correct(act, revision), actOf(PARTIES[author], '2021-12-18'));
    then.thenRecords({ type: 'ActCorrected', data: { act, revision, reason: 'ghi nhầm' } });
    then.thenState((state) => {
      expect(factual(state)).toStrictEqual(factual(foldAll(play(...before))));
      expect([state.revision, state.undo[act]]).toStrictEqual([revision + 1, undefined]);
    });
  });

  it.each(ACTS)('belongs to its author alone: %s (%#)', (act, before, step, author) => {
    const role = author === 'confirming' ? 'confirming' : author;
    given(play(...before, step)).when(correct(act, 1), actOf(PARTIES.stranger, '2021-12-18')).thenRefuses('body-does-not-hold-duty', { role, actingBody: PARTIES.stranger });
  });

  it('names the act that stands', () => {
    given(play(...submitted)).when(correct('submission', 1), actOf(PARTIES.lead, '2021-12-18')).thenRefuses('wrong-revision', { act: 'submission', revision: 1, standing: 2 });
    given(play(...begun)).when(correct('submission', 2), actOf(PARTIES.lead, '2021-12-18')).thenRefuses('act-not-correctable', { act: 'submission', after: [] });
    given(play(...submitted)).when({ ...correct('submission', 2), reason: ' ' } as AssignmentCommand, actOf(PARTIES.lead, '2021-12-18')).thenRefuses('reason-missing', { field: 'reason' });
  });

  it('refuses while something that depends on it stands, and tells what', () => {
    given(play(...submitted)).when(correct('acknowledgement', 1), actOf(PARTIES.lead, '2021-12-18')).thenRefuses('act-not-correctable', { act: 'acknowledgement', after: ['submission'] });
    given(play(...submitted, did.accept('2021-12-15'), did.close('2021-12-16'))).when(correct('submission', 2), actOf(PARTIES.lead, '2021-12-18')).thenRefuses('act-not-correctable', { act: 'submission', after: ['acceptance', 'closure'] });
    given(play(...begun, did.askExtension('2021-12-10'), did.grantExtension('2021-12-11'), did.submit('2021-12-20'))).when(correct('extension-decision', 3), actOf(PARTIES.issuer, '2021-12-21')).thenRefuses('act-not-correctable', { act: 'extension-decision', after: ['submission'] });
    given(play(...begun, did.askExtension('2021-12-10'), did.grantExtension('2021-12-11'))).when(correct('extension-request', 2), actOf(PARTIES.lead, '2021-12-18')).thenRefuses('act-not-correctable', { act: 'extension-request', after: ['extension-decision'] });
    given(play(...begun, did.suspend())).when(correct('acknowledgement', 1), actOf(PARTIES.lead, '2021-12-18')).thenRefuses('act-not-correctable', { act: 'acknowledgement', after: ['suspension'] });
    given(play(...begun, did.askExtension('2021-11-27'), did.withdraw())).when(correct('extension-request', 2), actOf(PARTIES.lead, '2021-12-18')).thenRefuses('act-not-correctable', { act: 'extension-request', after: ['withdrawal'] });
  });

  it('goes back step by step', () => {
    const back = play(...submitted, did.accept('2021-12-15'), [correct('acceptance', 3), actOf(PARTIES.confirming, '2021-12-16')], [correct('submission', 2), actOf(PARTIES.lead, '2021-12-16')]);
    given(back).when(correct('acknowledgement', 1), actOf(PARTIES.lead, '2021-12-17')).thenState((state) => expect(factual(state)).toStrictEqual(factual(foldAll(play(did.assign())))));
  });

  it('keeps in mind who had handed in what was taken back', () => {
    const back = play(...submitted, [correct('submission', 2), actOf(PARTIES.lead, '2021-12-15')]);
    given(back).when(...did.progress(50)).thenState(({ handedInBy }) => expect(handedInBy).toEqual([submitted[2][1].actor]));
  });

  it('never goes back below an act that was overwritten by a newer of its kind', () => {
    const reports = play(...begun, did.progress(10), did.progress(20), [correct('progress', 3), actOf(PARTIES.lead, '2021-12-01')]);
    given(reports).when(correct('progress', 2), actOf(PARTIES.lead, '2021-12-02')).thenRefuses('act-not-correctable', { act: 'progress', after: [] });
    given(reports).when(correct('acknowledgement', 1), actOf(PARTIES.lead, '2021-12-02')).thenRefuses('act-not-correctable', { act: 'acknowledgement', after: [] });
  });

  it('lets what was there before a suspension be taken back after resuming', () => {
    const resumed = play(...submitted, did.suspend('2021-12-15'), did.resume('2021-12-16'));
    given(resumed).when(correct('submission', 2), actOf(PARTIES.lead, '2021-12-17')).thenState((state) => expect(factual(state)).toStrictEqual(factual(foldAll(play(...begun)))));
  });

  it('holds a return for good once lateness was waived because of it', () => {
    const waived = play(...submitted, did.sendBack('2021-12-15'), did.waive('2021-12-16'));
    given(waived).when(correct('return-for-rework', 3), actOf(PARTIES.confirming, '2021-12-17')).thenRefuses('act-not-correctable', { act: 'return-for-rework', after: [] });
  });
});
