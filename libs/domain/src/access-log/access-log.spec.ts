import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { actorId, bodyId, localDate } from '../kernel/index.js';
import { accessLogDecider, accessStreamOf, type Access } from './access-log.js';

const { given, play } = deciderSpecification(accessLogDecider);
const access: Access = { asked: 'GET /api/assignments/:id', bodies: [bodyId('ban-tuyen-giao')], things: ['00000000-0000-4000-8000-000000000001'] };
const auditor = actOf('uy-ban-kiem-tra', '2026-11-29');

describe('the access log', () => {
  it('records each look, each export and each refusal as it was', () => {
    given([]).when({ type: 'NoteRead', access }, auditor).thenRecords({ type: 'DataRead', data: access });
    given(play([{ type: 'NoteRead', access }, auditor])).when({ type: 'NoteExport', access }, auditor).thenRecords({ type: 'DataExported', data: access });
    given([]).when({ type: 'NoteRefusal', access, reason: 'forbidden' }, auditor).thenRecords({ type: 'AttemptRefused', data: { ...access, reason: 'forbidden' } });
  });

  it('records the same look again: it was looked at twice', () => {
    given(play([{ type: 'NoteRead', access }, auditor])).when({ type: 'NoteRead', access }, auditor).thenRecords({ type: 'DataRead', data: access });
  });

  it('has a stream for each person and month', () => {
    expect([accessStreamOf(actorId('a'), localDate('2026-11-30')), accessStreamOf(actorId('a'), localDate('2026-12-01'))]).toEqual(['access-a-2026-11', 'access-a-2026-12']);
    expect(accessStreamOf(actorId('a'), localDate('2026-11-30'), 'p1')).toBe('access-a-2026-11-p1');
  });
});
