import { describe, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { directiveId } from '../kernel/index.js';
import { directiveNumberDecider } from './index.js';

const { given, play } = deciderSpecification(directiveNumberDecider);
const act = actOf('vptu', '2021-11-15');
const [mine, other] = [directiveId('d-1'), directiveId('d-2')];
const claim = (id: typeof mine) => ({ type: 'ClaimDirectiveNumber', directiveId: id }) as const;
const release = (id: typeof mine, reason = 'bỏ dự thảo') => ({ type: 'ReleaseDirectiveNumber', directiveId: id, reason }) as const;

describe('a document number', () => {
  it('is claimed once; the same claim again records nothing, another is refused', () => {
    given([]).when(claim(mine), act).thenRecords({ type: 'DirectiveNumberClaimed', data: { directiveId: mine } });
    given(play([claim(mine), act])).when(claim(mine), act).thenRecords();
    given(play([claim(mine), act])).when(claim(other), act).thenRefuses('number-taken', { heldBy: 'd-1' });
  });

  it('is released by its holder with a reason, and free again', () => {
    given(play([claim(mine), act])).when(release(mine), act).thenRecords({ type: 'DirectiveNumberReleased', data: { directiveId: mine, reason: 'bỏ dự thảo' } });
    given(play([claim(mine), act])).when(release(mine, ' '), act).thenRefuses('reason-missing');
    given(play([claim(mine), act])).when(release(other), act).thenRefuses('number-not-held', { heldBy: 'd-1' });
    given(play([claim(mine), act], [release(mine), act])).when(claim(other), act).thenRecords({ type: 'DirectiveNumberClaimed', data: { directiveId: other } });
  });
});
