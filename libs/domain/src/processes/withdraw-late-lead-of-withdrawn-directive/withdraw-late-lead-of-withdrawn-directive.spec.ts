import { describe, it } from '@jest/globals';
import { actOf, PARTIES, processSpecification, specimenContent, specimenTerms } from '#libs/testing/domain';
import type { AssignmentEvent } from '../../assignment/index.js';
import { initialDirective } from '../../directive/index.js';
import { bodyId } from '../../kernel/index.js';
import { withdrawLateLeadOfWithdrawnDirective } from './withdraw-late-lead-of-withdrawn-directive.js';

describe('a late lead of a directive that was withdrawn in the same moment', () => {
  const { given } = processSpecification(withdrawLateLeadOfWithdrawnDirective);
  const { assignmentId } = specimenTerms();
  const assigned = (addedReason: string | null): AssignmentEvent => ({ type: 'TaskAssigned', data: specimenTerms({ addedReason }) });
  const act = actOf(PARTIES.issuer, '2021-12-22');
  const content = specimenContent();

  it('is withdrawn after it', () => {
    given({ directive: { ...initialDirective, content, status: 'withdrawn' } }).when(assigned('bỏ sót'), act).thenSends({
      to: { kind: 'assignment', assignmentId },
      onBehalfOf: bodyId(PARTIES.issuer),
      command: { type: 'WithdrawAssignment', basis: `thu hồi theo ${content.number.symbol}` },
    });
  });

  it('stays when the directive stands, and is no concern when it was planned', () => {
    given({ directive: { ...initialDirective, content, status: 'issued' } }).when(assigned('bỏ sót'), act).thenIgnores('directive-stands');
    given({ directive: { ...initialDirective, content, status: 'withdrawn' } }).when(assigned(null), act).thenIgnores('planned-with-the-directive');
    given({ directive: initialDirective }).when({ type: 'AssignmentClosed', data: { note: null } }, act).thenIgnores('not-for-this-process');
  });
});
