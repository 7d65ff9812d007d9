import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { logKeyDecider, originOfKey } from './log-key.js';

const { given, play } = deciderSpecification(logKeyDecider);
const key = (letter: string, name = 'tinh-uy.example/log'): string => `${name}+0123abcd+A${letter.repeat(43)}`;
const [first, second] = [key('a'), key('b')];
const keeper = actOf('vptu', '2021-11-20');
const introduce = { type: 'IntroduceLogKey', key: first } as const;
const rotate = (to: string, reason = 'định kỳ') => ({ type: 'RotateLogKey', key: to, reason }) as const;

describe('the key of the log', () => {
  it('is introduced once', () => {
    given([]).when(introduce, keeper).thenRecords({ type: 'LogKeyIntroduced', data: { key: first } });
    given(play([introduce, keeper])).when({ type: 'IntroduceLogKey', key: second }, keeper).thenRefuses('log-key-already-introduced', { key: first });
  });

  it('is replaced by another of the same log, with a reason', () => {
    given(play([introduce, keeper])).when(rotate(second), keeper).thenRecords({ type: 'LogKeyRotated', data: { key: second, replaced: first, reason: 'định kỳ' } });
    given(play([introduce, keeper], [rotate(second), keeper])).when(rotate(key('c')), keeper).thenState(({ keys }) => expect(keys).toEqual([first, second, key('c')]));
    given(play([introduce, keeper])).when(rotate(second, ' '), keeper).thenRefuses('log-key-reason-missing');
    given(play([introduce, keeper])).when(rotate(key('b', 'elsewhere')), keeper).thenRefuses('log-key-of-another-log', { origin: 'tinh-uy.example/log', name: 'elsewhere' });
    given([]).when(rotate(second), keeper).thenRefuses('log-key-not-introduced');
  });

  it('never comes back', () => {
    given(play([introduce, keeper], [rotate(second), keeper])).when(rotate(first), keeper).thenRefuses('log-key-used-before', { key: first });
  });

  it.each(['', 'tinh-uy', `${first}\n`, first.slice(0, -1), first.replace('+A', '+B'), first.replace('0123abcd', '0123'), first.replace('tinh-uy', 'tinh uy')])('is none as %j', (text) => {
    expect(originOfKey(text)).toBeNull();
    given([]).when({ type: 'IntroduceLogKey', key: text }, keeper).thenRefuses('log-key-malformed', { key: text });
  });
});
