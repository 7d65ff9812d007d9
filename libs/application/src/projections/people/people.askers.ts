import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { askPersons, askPositions } from './people.query.js';
import { PersonsQuestion, PositionsQuestion, type PersonsAnswer, type PositionsAnswer } from './people.contract.js';

@QueryHandler(PersonsQuestion)
class PersonsAsker implements IQueryHandler<PersonsQuestion, QueryAnswer<PersonsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: PersonsQuestion): Promise<QueryAnswer<PersonsAnswer>> {
    return this.readSide.ask(askPersons, question);
  }
}

@QueryHandler(PositionsQuestion)
class PositionsAsker implements IQueryHandler<PositionsQuestion, QueryAnswer<PositionsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: PositionsQuestion): Promise<QueryAnswer<PositionsAnswer>> {
    return this.readSide.ask(askPositions, question);
  }
}

export const PEOPLE_ASKERS = [PersonsAsker, PositionsAsker] as const;
