import { describe, expect, it } from '@jest/globals';
import { bodyId, directiveDecider, localDate, organisationDecider, type BodyEntry, type DirectiveState, type OrganisationCommand, type OrganisationState } from '#libs/domain';
import { pastAct } from '#libs/testing';
import { standsAbove } from './reporting-resource.js';

const FROM = localDate('2021-01-01');
const board = (id: string, from = FROM): BodyEntry => ({ bodyId: bodyId(id), kind: 'partyBoard', level: 'province', parentId: null, name: id, external: false, from });

function registerAfter(...commands: readonly OrganisationCommand[]): OrganisationState {
  const act = pastAct(Date.parse('2025-02-01T08:00+07:00'), bodyId('quan-tri'));
  return commands.reduce((state, command) => {
    const decision = organisationDecider.decide(command, state, act);
    if (!decision.ok) throw new Error(decision.rejection.tag);
    return decision.events.reduce((next, event) => organisationDecider.evolve(next, event, act), state);
  }, organisationDecider.initialState);
}

const register = registerAfter(
  { type: 'RegisterBodies', bodies: ['btv', 'van-phong', 'dan-van', 'tuyen-giao', 'khac'].map((id) => board(id)) },
  {
    type: 'SucceedBodies', predecessors: [bodyId('dan-van'), bodyId('tuyen-giao')], successors: [bodyId('moi')], newBodies: [board('moi', localDate('2025-02-03'))], on: localDate('2025-02-03'), basis: 'QĐ 1',
    keeper: bodyId('moi'), allotment: [],
  },
); // prettier-ignore
const directive = {
  ...directiveDecider.initialState, issuedOn: FROM, content: { number: { issuer: bodyId('btv') }, confirmingBody: bodyId('van-phong'), supervisingBody: bodyId('dan-van') },
} as unknown as DirectiveState; // prettier-ignore

describe('who stands above a directive', () => {
  it('is its issuer, who confirms and who supervises, and from the day of a merger whoever carries their part on (R11)', () => {
    const above = (day: string): readonly string[] => ['btv', 'van-phong', 'dan-van', 'tuyen-giao', 'moi', 'khac'].filter((body) => standsAbove(directive, bodyId(body), register, localDate(day)));
    expect(above('2025-02-02')).toEqual(['btv', 'van-phong', 'dan-van']);
    expect(above('2025-02-03')).toEqual(['btv', 'van-phong', 'moi']);
  });

  it('is nobody before the directive was issued', () => {
    expect(standsAbove({ ...directive, issuedOn: null }, bodyId('btv'), register, FROM)).toBe(false);
  });
});
