import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { RemindersQuestion, type RemindersAnswer } from './reminders.contract.js';

@QueryHandler(RemindersQuestion)
export class RemindersAsker implements IQueryHandler<RemindersQuestion, QueryAnswer<RemindersAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: RemindersQuestion): Promise<QueryAnswer<RemindersAnswer>> {
    return this.readSide.reminders(question);
  }
}

export const REMINDER_ASKERS = [RemindersAsker] as const;
