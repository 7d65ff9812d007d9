import { describe, it } from '@jest/globals';
import { actOf, bodyEntry, processSpecification, registerOf, specimenContent, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import { bodyId, directiveId, localDate } from '../../kernel/index.js';
import { initialInspection, inspectionId, type InspectionDecision, type InspectionState } from '../../supervision/index.js';
import { handOverInspections } from './hand-over-inspections.js';

const { given } = processSpecification(handOverInspections);
const [ubkt, lead, gop, vptu] = ['ubkt', 'ban-tuyen-giao', 'gop', 'vptu'].map(bodyId) as [ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>];
const decision: InspectionDecision = {
  inspectionId: inspectionId('i'), number: { issuer: ubkt, kind: 'QĐ', year: 2023, number: 15, symbol: '15-QĐ/UBKT' }, date: localDate('2023-03-01'), signatory: { capacity: 'T/M', onBehalfOf: null, position: 'p' }, basis: 'b',
  inspectingBody: ubkt, inspectedBodies: [lead], scope: { directiveId: directiveId('d'), taskCodes: [], assignmentIds: [] }, subject: 's', periodFrom: localDate('2022-01-01'), periodTo: localDate('2022-12-31'), proposedBy: null,
};
const inspection: InspectionState = { ...initialInspection, stage: 'concluded', decision, holders: { issuer: ubkt, inspecting: ubkt } };
const changed = (...predecessors: readonly ReturnType<typeof bodyId>[]) =>
  registerOf(
    ...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesRegistered', data: { bodies: [bodyEntry('ubkt')] } },
    { type: 'BodiesSucceeded', data: { predecessors, successors: [gop], newBodies: [bodyEntry('gop', { from: localDate('2023-05-01') })], on: localDate('2023-05-01'), basis: 'NQ 4' } },
    { type: 'HandOverOrdered', data: { changeId: 'c', bodies: predecessors, keeper: gop, allotment: [], on: localDate('2023-05-01'), basis: 'NQ 4', orderedBy: bodyId('btv-tinh-uy') } },
  ); // prettier-ignore
const due = { type: 'HandOverFellDue', data: { changeId: 'c' } } as const;
const act = actOf('btv-tinh-uy', '2023-05-01');
const one = { inspection, content: specimenContent() };

describe('inspections when bodies change', () => {
  it('go to the office when whoever decided or inspects becomes a relative of the inspected (R12)', () => {
    const move = (part: 'issuer' | 'inspecting') => ({ part, from: gop, to: vptu, changeId: 'c', basis: 'NQ 4' });
    given({ register: changed(ubkt, lead), inspections: [one] }).when(due, act).thenSends({
      to: { kind: 'inspection', inspectionId: inspectionId('i') }, onBehalfOf: ubkt, command: { type: 'HandOverInspection', moves: [move('issuer'), move('inspecting')] },
    });
  });

  it('stay where they are otherwise: with a successor, when they are over, or when nobody may take them', () => {
    given({ register: changed(ubkt), inspections: [one] }).when(due, act).thenIgnores('nothing-to-hand-over');
    given({ register: changed(ubkt, lead), inspections: [{ ...one, inspection: { ...inspection, stage: 'closed' } }, { ...one, content: null }] }).when(due, act).thenIgnores('nothing-to-hand-over');
    given({ register: changed(ubkt, lead), inspections: [one] }).when({ ...due, data: { changeId: 'x' } }, act).thenIgnores('no-such-change');
  });
});
