import type { FactoryProvider, Provider } from '@nestjs/common';
import {
  CLOCK, decodeEvent, EVENT_LOG, QUERY_HANDLERS, READ_MODEL_STORE, READ_SIDE, ReadSide, SUPERVISION_RULES,
  type Clock, type EventLog, type ReadModelStore, type SupervisionRules,
} from '#libs/application'; // prettier-ignore

const readSide: FactoryProvider<ReadSide> = {
  provide: READ_SIDE,
  inject: [READ_MODEL_STORE, EVENT_LOG, CLOCK, SUPERVISION_RULES],
  useFactory: (store: ReadModelStore, log: EventLog, clock: Clock, { policy }: SupervisionRules) => new ReadSide({ store, log, decode: decodeEvent, clock, policy }),
};

/** What answers the questions: one read side for the process, and its handlers. */
export const QUERY_PROVIDERS: readonly Provider[] = [readSide, ...QUERY_HANDLERS];
