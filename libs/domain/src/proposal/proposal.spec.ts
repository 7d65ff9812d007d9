import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { actorId, bodyId, type Act } from '../kernel/index.js';
import { proposalDecider, type ProposalCommand, type ProposedAct } from './index.js';

const { given, play } = deciderSpecification(proposalDecider);
const by = (actor: string): Act => ({ ...actOf('ban-to-chuc', '2026-11-29'), actor: actorId(actor) });
const [clerk, officer, head] = [by('clerk'), by('officer'), by('head')];
const proposal: ProposedAct = { proposalId: 'p', subject: { kind: 'assignment', id: 'd', period: null }, body: bodyId('ban-to-chuc'), act: 'ReportProgress', content: '{"type":"ReportProgress","percent":40}' };
const propose: ProposalCommand = { type: 'ProposeAct', proposal };
const revise = (content: string, reason = 'thêm số liệu'): ProposalCommand => ({ type: 'ReviseProposal', content, reason });
const approve: ProposalCommand = { type: 'ApproveProposal', revision: 7 };
const refuse = (reason: string): ProposalCommand => ({ type: 'RefuseProposal', reason });
const proposed = play([propose, clerk]);

describe('a proposal', () => {
  it('keeps the draft to the letter, and is approved by somebody else', () => {
    given([]).when(propose, clerk).thenRecords({ type: 'ActProposed', data: proposal });
    given(proposed).when(propose, clerk).thenRefuses('proposal-exists');
    given(proposed).when(approve, head).thenRecords({ type: 'ProposalApproved', data: { revision: 7 } });
    given(proposed).when(approve, clerk).thenRefuses('proposal-approved-by-proposer');
  });

  it('is revised with a reason; who revised it answers for the draft as it stands', () => {
    given(proposed).when(revise('{}'), officer).thenRecords({ type: 'ProposalRevised', data: { content: '{}', reason: 'thêm số liệu' } });
    given(proposed).when(revise(proposal.content), officer).thenRefuses('proposal-unchanged');
    given(proposed).when(revise('{}', ' '), officer).thenRefuses('proposal-reason-missing');
    const revised = play([propose, clerk], [revise('{}'), head]);
    given(revised).when(approve, head).thenRefuses('proposal-approved-by-proposer');
    given(revised).when(approve, clerk).thenState((state) => expect(state).toMatchObject({ status: 'approved', preparedBy: 'head', revision: 1, content: '{}' }));
  });

  it('is refused with a reason, and decided once', () => {
    given(proposed).when(refuse('chưa đủ số liệu'), head).thenRecords({ type: 'ProposalRefused', data: { reason: 'chưa đủ số liệu' } });
    given(proposed).when(refuse(''), head).thenRefuses('proposal-reason-missing');
    for (const command of [approve, refuse('x'), revise('{}')]) given(play([propose, clerk], [refuse('x'), head])).when(command, officer).thenRefuses('proposal-decided', { status: 'refused' });
    given(play([propose, clerk], [approve, head])).when(approve, officer).thenRefuses('proposal-decided', { status: 'approved' });
    given([]).when(approve, head).thenRefuses('proposal-decided', { status: 'none' });
  });
});
