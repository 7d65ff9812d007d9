import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { InspectionQuestion, InspectionsQuestion, type InspectionAnswer, type InspectionsAnswer } from './inspections.contract.js';

@QueryHandler(InspectionsQuestion)
export class InspectionsAsker implements IQueryHandler<InspectionsQuestion, QueryAnswer<InspectionsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: InspectionsQuestion): Promise<QueryAnswer<InspectionsAnswer>> {
    return this.readSide.inspections(question);
  }
}

@QueryHandler(InspectionQuestion)
export class InspectionAsker implements IQueryHandler<InspectionQuestion, QueryAnswer<InspectionAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: InspectionQuestion): Promise<QueryAnswer<InspectionAnswer>> {
    return this.readSide.inspection(question);
  }
}
