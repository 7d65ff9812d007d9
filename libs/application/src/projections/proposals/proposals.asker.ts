import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { ProposalsQuestion, WaitingProposalsQuestion, type ProposalsAnswer, type WaitingProposalsAnswer } from './proposals.contract.js';
import { askProposals, askWaitingProposals } from './proposals.query.js';

@QueryHandler(ProposalsQuestion)
class ProposalsAsker implements IQueryHandler<ProposalsQuestion, QueryAnswer<ProposalsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ProposalsQuestion): Promise<QueryAnswer<ProposalsAnswer>> {
    return this.readSide.ask(askProposals, question);
  }
}

@QueryHandler(WaitingProposalsQuestion)
class WaitingProposalsAsker implements IQueryHandler<WaitingProposalsQuestion, QueryAnswer<WaitingProposalsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: WaitingProposalsQuestion): Promise<QueryAnswer<WaitingProposalsAnswer>> {
    return this.readSide.ask(askWaitingProposals, question);
  }
}

export const PROPOSAL_ASKERS = [ProposalsAsker, WaitingProposalsAsker] as const;
