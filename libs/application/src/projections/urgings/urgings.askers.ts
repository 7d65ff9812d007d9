import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import {
  UrgingInboxQuestion, UrgingQuestion, UrgingsOfDutiesQuestion, UrgingsQuestion, type UrgingAnswer, type UrgingInboxAnswer, type UrgingsAnswer, type UrgingsOfDutiesAnswer,
} from './urgings.contract.js';

@QueryHandler(UrgingsQuestion)
export class UrgingsAsker implements IQueryHandler<UrgingsQuestion, QueryAnswer<UrgingsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: UrgingsQuestion): Promise<QueryAnswer<UrgingsAnswer>> {
    return this.readSide.urgings.list(question);
  }
}

@QueryHandler(UrgingQuestion)
export class UrgingAsker implements IQueryHandler<UrgingQuestion, QueryAnswer<UrgingAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: UrgingQuestion): Promise<QueryAnswer<UrgingAnswer>> {
    return this.readSide.urgings.one(question);
  }
}

@QueryHandler(UrgingsOfDutiesQuestion)
export class UrgingsOfDutiesAsker implements IQueryHandler<UrgingsOfDutiesQuestion, QueryAnswer<UrgingsOfDutiesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: UrgingsOfDutiesQuestion): Promise<QueryAnswer<UrgingsOfDutiesAnswer>> {
    return this.readSide.urgings.ofDuties(question);
  }
}

@QueryHandler(UrgingInboxQuestion)
export class UrgingInboxAsker implements IQueryHandler<UrgingInboxQuestion, QueryAnswer<UrgingInboxAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: UrgingInboxQuestion): Promise<QueryAnswer<UrgingInboxAnswer>> {
    return this.readSide.urgings.inbox(question);
  }
}

/** The handlers of the questions about urgings. */
export const URGING_QUERY_HANDLERS = [UrgingsAsker, UrgingAsker, UrgingsOfDutiesAsker, UrgingInboxAsker] as const;
