import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { ProposalsQuestion, type ProposalsAnswer } from './proposals.contract.js';
import { askProposals } from './proposals.query.js';

@QueryHandler(ProposalsQuestion)
export class ProposalsAsker implements IQueryHandler<ProposalsQuestion, QueryAnswer<ProposalsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ProposalsQuestion): Promise<QueryAnswer<ProposalsAnswer>> {
    return this.readSide.ask(askProposals, question);
  }
}
