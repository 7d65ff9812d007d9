import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { actorId, type Act } from '../../kernel/index.js';
import { personDecider, type PersonCommand } from './index.js';

const { given, play } = deciderSpecification(personDecider);
const person = actorId('p1');
const by = (actor: string): Act => ({ ...actOf('quan-tri', '2026-11-29'), actor: actorId(actor) });
const [one, other] = [by('a1'), by('a2')];
const enter: PersonCommand = { type: 'EnterPerson', person };
const ask = (positions = 0): PersonCommand => ({ type: 'AskPersonErasure', ground: 'asked-by-the-person', positions });
const confirm = (positions = 0): PersonCommand => ({ type: 'ConfirmPersonErasure', positions });
const takeBack: PersonCommand = { type: 'TakeBackPersonErasure' };
const [entered, asked] = [play([enter, one]), play([enter, one], [ask(), one])];
const erased = play([enter, one], [ask(), one], [confirm(), other]);

describe('a person', () => {
  it('is entered once, and nothing but an id goes into the log', () => {
    given([]).when(enter, one).thenRecords({ type: 'PersonEntered', data: { person } });
    given(entered).when(enter, one).thenRefuses('person-already-entered');
    given(erased).when(enter, one).thenRefuses('person-already-erased');
  });

  it('has data that change on record, by their kinds alone', () => {
    given(entered).when({ type: 'ChangePersonData', fields: ['email', 'phone'] }, one).thenRecords({ type: 'PersonDataChanged', data: { fields: ['email', 'phone'] } });
    given(entered).when({ type: 'ChangePersonData', fields: [] }, one).thenRefuses('person-data-unchanged');
    given(asked).when({ type: 'ChangePersonData', fields: ['name'] }, one).thenState(({ status }) => expect(status).toBe('erasure-asked'));
  });

  it('is erased by two people, neither of whom is the person', () => {
    given(entered).when(ask(), one).thenRecords({ type: 'PersonErasureAsked', data: { ground: 'asked-by-the-person' } });
    given(asked).when(confirm(), other).thenRecords({ type: 'PersonErased', data: { ground: 'asked-by-the-person' } });
    given(asked).when(confirm(), one).thenRefuses('erasure-confirmed-by-asker');
    given(asked).when(confirm(), by('p1')).thenRefuses('erasure-confirmed-by-the-person');
    given(entered).when(confirm(), other).thenRefuses('erasure-not-asked');
    given(asked).when(ask(), other).thenRefuses('erasure-already-asked');
  });

  it('is not erased while in office', () => {
    given(entered).when(ask(2), one).thenRefuses('person-in-office', { positions: 2 });
    given(asked).when(confirm(1), other).thenRefuses('person-in-office', { positions: 1 });
  });

  it('stays when the erasure is taken back, and may be asked about again', () => {
    given(asked).when(takeBack, other).thenRecords({ type: 'PersonErasureTakenBack', data: {} });
    given(entered).when(takeBack, one).thenRefuses('erasure-not-asked');
    given(play([enter, one], [ask(), one], [takeBack, other])).when(confirm(), other).thenRefuses('erasure-not-asked');
  });

  it('stays erased, whatever is asked', () => {
    for (const command of [ask(), confirm(), takeBack, { type: 'ChangePersonData', fields: ['name'] } as const]) given(erased).when(command, other).thenRefuses('person-already-erased');
    for (const command of [ask(), confirm(), takeBack]) given([]).when(command, other).thenRefuses('person-unknown');
  });
});
