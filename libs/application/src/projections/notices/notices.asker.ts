import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { NoticesQuestion, type NoticesAnswer } from './notices.contract.js';

@QueryHandler(NoticesQuestion)
export class NoticesAsker implements IQueryHandler<NoticesQuestion, QueryAnswer<NoticesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: NoticesQuestion): Promise<QueryAnswer<NoticesAnswer>> {
    return this.readSide.notices(question);
  }
}
