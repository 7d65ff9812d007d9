import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { HandlingsQuestion, type HandlingsAnswer } from './handlings.contract.js';
import { askHandlings } from './handlings.query.js';

@QueryHandler(HandlingsQuestion)
export class HandlingsAsker implements IQueryHandler<HandlingsQuestion, QueryAnswer<HandlingsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: HandlingsQuestion): Promise<QueryAnswer<HandlingsAnswer>> {
    return this.readSide.ask(askHandlings, question);
  }
}
