import { describe, expect, it } from '@jest/globals';
import { stepsFor, type Stage } from './inspection-steps.js';

const body = (id: string) => ({ body: id, name: id });
const known = (stage: Stage, more: Partial<Parameters<typeof stepsFor>[0]> = {}): Parameters<typeof stepsFor>[0] => ({
  inspection: { stage, heldBy: { issuer: body('btv'), inspecting: body('ubkt') }, inspected: [body('so-y-te')] }, team: [{ body: 'vptu' }], minutes: [{ takenBack: null }], stuck: false, ...more,
}); // prettier-ignore
const told = (stage: Stage, of: string, roles: readonly string[], more = {}): readonly string[] => stepsFor(known(stage, more), { body: of, roles }).map(({ step, obstacle }) => `${step} ${obstacle ?? 'now'}`);

describe('the steps of an inspection', () => {
  it('belong to those who decide and who inspect, each by their people', () => {
    expect(told('decided', 'ubkt', ['officer'])).toEqual(['PlanInspection now', 'RecordInspectionMinutes no-plan', 'TakeBackInspectionMinutes now']);
    expect(told('planned', 'btv', ['approver']).map((line) => line.split(' ')[0])).not.toContain('RecordInspectionMinutes');
    expect(told('minuted', 'vptu', ['officer'])).toEqual(['RecordInspectionMinutes now', 'TakeBackInspectionMinutes now']);
    for (const [of, roles] of [['so-y-te', ['head']], ['ubkt', ['clerk']], ['ubkt', ['auditor']], ['sở khác', ['head']]] as const) expect(told('minuted', of, roles)).toEqual([]);
  });

  it.each<readonly [Stage, readonly string[]]>([
    ['decided', ['PlanInspection now', 'NameInspectionTeam no-plan', 'RecordInspectionMinutes no-plan', 'TakeBackInspectionMinutes no-minutes', 'ConcludeInspection no-minutes', 'CorrectConclusion not-concluded', 'TakeBackConclusion not-concluded', 'CloseInspection not-concluded', 'TakeBackInspectionEnd not-ended']],
    ['planned', ['PlanInspection now', 'NameInspectionTeam now', 'RecordInspectionMinutes no-team', 'TakeBackInspectionMinutes no-minutes', 'ConcludeInspection no-minutes', 'CorrectConclusion not-concluded', 'TakeBackConclusion not-concluded', 'CloseInspection not-concluded', 'TakeBackInspectionEnd not-ended']],
    ['minuted', ['PlanInspection now', 'NameInspectionTeam now', 'RecordInspectionMinutes now', 'TakeBackInspectionMinutes no-minutes', 'ConcludeInspection now', 'CorrectConclusion not-concluded', 'TakeBackConclusion not-concluded', 'CloseInspection not-concluded', 'TakeBackInspectionEnd not-ended']],
    ['concluded', ['PlanInspection concluded', 'NameInspectionTeam concluded', 'RecordInspectionMinutes concluded', 'TakeBackInspectionMinutes concluded', 'ConcludeInspection concluded', 'CorrectConclusion now', 'TakeBackConclusion now', 'CloseInspection now', 'TakeBackInspectionEnd not-ended']],
    ['withdrawn', ['PlanInspection ended', 'NameInspectionTeam ended', 'RecordInspectionMinutes ended', 'TakeBackInspectionMinutes ended', 'ConcludeInspection ended', 'CorrectConclusion ended', 'TakeBackConclusion ended', 'CloseInspection ended', 'TakeBackInspectionEnd now']],
  ])('follow one another: %s', (stage, steps) => expect(told(stage, 'ubkt', ['head'], { minutes: [{ takenBack: 'sai' }] })).toEqual(steps));

  it('let others take over only what an inspected body came to hold', () => {
    expect(told('planned', 'thuong-truc', ['head'], { stuck: true })).toEqual(['TakeOverInspection now']);
    expect(told('closed', 'thuong-truc', ['head'], { stuck: true })).toEqual(['TakeOverInspection ended']);
    expect(told('planned', 'so-y-te', ['head'], { stuck: true })).toEqual([]);
  });
});
