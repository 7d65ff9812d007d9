import { describe, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { bodyId } from '../kernel/index.js';
import { noticeDeskDecider } from './index.js';

const { given, play } = deciderSpecification(noticeDeskDecider);
const body = bodyId('ban-tuyen-giao');
const clerk = actOf('ban-tuyen-giao', '2021-11-20');
const mark = (upTo: number, known = 100) => ({ type: 'MarkNoticesSeen', body, upTo, known }) as const;

describe('the desk of notices', () => {
  it('records until where the body has seen', () => {
    given([]).when(mark(7), clerk).thenRecords({ type: 'NoticesSeen', data: { body, upTo: 7 } });
    given(play([mark(7), clerk])).when(mark(9), clerk).thenRecords({ type: 'NoticesSeen', data: { body, upTo: 9 } });
  });

  it('goes forward only, and records nothing twice', () => {
    given(play([mark(7), clerk])).when(mark(7), clerk).thenRecords();
    given(play([mark(7), clerk])).when(mark(3), clerk).thenRecords();
  });

  it.each([0, -1, 1.5, 101, Number.NaN])('refuses %s as a place up to which notices were shown', (upTo) => {
    given([]).when(mark(upTo), clerk).thenRefuses('notices-not-shown-yet', { upTo, known: 100 });
  });

  it('is marked by the body itself, or in its name', () => {
    given([]).when(mark(7), actOf('vptu', '2021-11-20')).thenRefuses('not-own-notices', { body, actingBody: 'vptu' });
    given([]).when(mark(7), actOf('vptu', '2021-11-20', 'ban-tuyen-giao')).thenRecords({ type: 'NoticesSeen', data: { body, upTo: 7 } });
  });
});
