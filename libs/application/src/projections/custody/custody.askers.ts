import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import {
  CoordinationQuestion, CustodyBoardQuestion, CustodyQuestion, SilentCoordinatorsQuestion, type CoordinationAnswer, type CustodyAnswer, type CustodyBoardAnswer, type SilentCoordinatorsAnswer,
} from './custody.contract.js';

@QueryHandler(CustodyQuestion)
export class CustodyAsker implements IQueryHandler<CustodyQuestion, QueryAnswer<CustodyAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: CustodyQuestion): Promise<QueryAnswer<CustodyAnswer>> {
    return this.readSide.custody(question);
  }
}

@QueryHandler(CustodyBoardQuestion)
export class CustodyBoardAsker implements IQueryHandler<CustodyBoardQuestion, QueryAnswer<CustodyBoardAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: CustodyBoardQuestion): Promise<QueryAnswer<CustodyBoardAnswer>> {
    return this.readSide.custodyBoard(question);
  }
}

@QueryHandler(CoordinationQuestion)
export class CoordinationAsker implements IQueryHandler<CoordinationQuestion, QueryAnswer<CoordinationAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: CoordinationQuestion): Promise<QueryAnswer<CoordinationAnswer>> {
    return this.readSide.coordination(question);
  }
}

@QueryHandler(SilentCoordinatorsQuestion)
export class SilentCoordinatorsAsker implements IQueryHandler<SilentCoordinatorsQuestion, QueryAnswer<SilentCoordinatorsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: SilentCoordinatorsQuestion): Promise<QueryAnswer<SilentCoordinatorsAnswer>> {
    return this.readSide.silentCoordinators(question);
  }
}

export const CUSTODY_ASKERS = [CustodyAsker, CustodyBoardAsker, CoordinationAsker, SilentCoordinatorsAsker] as const;
