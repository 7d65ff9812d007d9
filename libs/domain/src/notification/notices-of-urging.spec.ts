import { describe, expect, it } from '@jest/globals';
import { actOf } from '#libs/testing/domain';
import { bodyId, localDate } from '../kernel/index.js';
import type { UrgingEvent } from '../supervision/index.js';
import { URGING_NOTICES, type Notice } from './index.js';

const [issuer, first, second] = ['ban-dan-van', 'ban-tuyen-giao', 'vptu'].map(bodyId) as [Notice['to'], Notice['to'], Notice['to']];
const parties = { symbol: '15-CV/BDVTU', summary: 'Báo cáo tiến độ', issuer, addressees: [first, second] };
const told = (event: UrgingEvent, by: Notice['to']): readonly unknown[] => URGING_NOTICES.notices(event, actOf(by, '2022-01-12'), parties).map(({ kind, to, day, other }) => [kind, to, day, other]);

describe('the notices of a formal urging', () => {
  it.each<readonly [UrgingEvent, Notice['to'], readonly unknown[]]>([
    [{ type: 'UrgingAnswered', data: { addressee: first, text: 'Đã trình', refersTo: [], promises: [] } }, first, [['urging-answered', issuer, null, first]]],
    [{ type: 'ExplanationGiven', data: { addressee: second, round: 1, text: 'chờ' } }, second, [['explanation-given', issuer, null, second]]],
    [{ type: 'ExplanationAccepted', data: { addressee: second, round: 1, note: null } }, issuer, [['explanation-accepted', second, null, issuer]]],
    [{ type: 'ExplanationAskedAgain', data: { addressee: second, round: 1, reason: 'chưa rõ', due: localDate('2022-01-25') } }, issuer, [['explanation-asked-again', second, '2022-01-25', issuer]]],
    [{ type: 'UrgingWithdrawn', data: { basis: 'CV 16' } }, issuer, [['urging-withdrawn', first, null, issuer], ['urging-withdrawn', second, null, issuer]]],
    [{ type: 'UrgingWithdrawn', data: { basis: 'CV 16' } }, first, [['urging-withdrawn', second, null, issuer]]],
    [{ type: 'UrgingClosed', data: { note: null, unanswered: [second] } }, issuer, []],
  ])('%j by %s', (event, by, expected) => {
    expect(told(event, by)).toEqual(expected);
  });
});
