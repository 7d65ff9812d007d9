import { describe, it } from '@jest/globals';
import { actOf, processSpecification, specimenContent } from '#libs/testing/domain';
import { initialDirective, type DirectiveNumberEvent } from '../../directive/index.js';
import { releaseUnusedNumber } from './release-unused-number.js';

const { given } = processSpecification(releaseUnusedNumber);
const { directiveId, number: { symbol: _symbol, ...number } } = specimenContent();
const act = actOf('vptu', '2021-11-15');
const grace = 600_000;
const claimed: DirectiveNumberEvent = { type: 'DirectiveNumberClaimed', data: { directiveId } };
const context = (later: number, directive = initialDirective) => ({ number, directive, now: act.recordedAt + later, grace });
const release = (reason: string) => ({
  to: { kind: 'directive-number', number } as const, onBehalfOf: number.issuer, command: { type: 'ReleaseDirectiveNumber', directiveId, reason } as const,
});

describe('releasing an unused number', () => {
  it('releases a claim that no draft followed in time', () => {
    given(context(grace)).when(claimed, act).thenSends(release('no draft followed the claim'));
  });
  it('releases a number that the draft no longer bears', () => {
    const content = specimenContent({ number: { ...number, number: 25, symbol: '25-KH/TU' } });
    given(context(grace, { ...initialDirective, content })).when(claimed, act).thenSends(release('drafted under 25-KH/TU instead'));
  });
  it('ignores by name', () => {
    given(context(grace - 1)).when(claimed, act).thenIgnores('claim-is-young');
    given(context(grace * 9, { ...initialDirective, content: specimenContent() })).when(claimed, act).thenIgnores('number-in-use');
    given(context(grace)).when({ type: 'DirectiveNumberReleased', data: { directiveId, reason: 'x' } }, act).thenIgnores('not-for-this-process');
  });
});
