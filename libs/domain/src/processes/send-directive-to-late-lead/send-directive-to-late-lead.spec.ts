import { describe, it } from '@jest/globals';
import { actOf, PARTIES, processSpecification, specimenTerms } from '#libs/testing/domain';
import type { AssignmentEvent } from '../../assignment/index.js';
import { initialDirective } from '../../directive/index.js';
import { bodyId } from '../../kernel/index.js';
import { initialReceipt } from '../../receipt/index.js';
import { sendDirectiveToLateLead } from './send-directive-to-late-lead.js';

describe('a late lead gets a copy', () => {
  const { given } = processSpecification(sendDirectiveToLateLead);
  const { directiveId } = specimenTerms();
  const assigned = (addedReason: string | null): AssignmentEvent => ({ type: 'TaskAssigned', data: specimenTerms({ addedReason }) });
  const act = actOf(PARTIES.issuer, '2021-12-22');
  const nothingSent = { directive: initialDirective, receipt: initialReceipt };
  const addressee = bodyId(PARTIES.lead);

  it('when nothing reached it', () => {
    given(nothingSent).when(assigned('bỏ sót'), act).thenSends({
      to: { kind: 'receipt', directiveId, addressee }, onBehalfOf: bodyId(PARTIES.issuer), command: { type: 'SendDirective', directiveId, addressee, channel: 'don-doc' },
    });
  });

  it('unless it is an addressee, was planned, or has one from an earlier task', () => {
    given({ ...nothingSent, directive: { ...initialDirective, addressees: [addressee] } }).when(assigned('bỏ sót'), act).thenIgnores('already-an-addressee');
    given(nothingSent).when(assigned(null), act).thenIgnores('planned-with-the-directive');
    given({ ...nothingSent, receipt: { ...initialReceipt, status: 'sent' } }).when(assigned('bỏ sót'), act).thenIgnores('already-sent');
    given(nothingSent).when({ type: 'AssignmentClosed', data: { note: null } }, act).thenIgnores('not-for-this-process');
  });
});
