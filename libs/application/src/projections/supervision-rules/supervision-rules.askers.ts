import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { SupervisionRulesQuestion, WorkingCalendarQuestion, type SupervisionRulesAnswer, type WorkingCalendarAnswer } from './supervision-rules.contract.js';

@QueryHandler(SupervisionRulesQuestion)
export class SupervisionRulesAsker implements IQueryHandler<SupervisionRulesQuestion, QueryAnswer<SupervisionRulesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: SupervisionRulesQuestion): Promise<QueryAnswer<SupervisionRulesAnswer>> {
    return this.readSide.supervisionRules(question);
  }
}

@QueryHandler(WorkingCalendarQuestion)
export class WorkingCalendarAsker implements IQueryHandler<WorkingCalendarQuestion, QueryAnswer<WorkingCalendarAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: WorkingCalendarQuestion): Promise<QueryAnswer<WorkingCalendarAnswer>> {
    return this.readSide.workingCalendar(question);
  }
}

export const SUPERVISION_RULES_ASKERS = [SupervisionRulesAsker, WorkingCalendarAsker] as const;
