import type { FactoryProvider, Provider } from '@nestjs/common';
import {
  CLOCK, decodeEvent, EVENT_LOG, QUERY_HANDLERS, READ_MODEL_STORE, READ_SIDE, ReadSide,
  type Clock, type EventLog, type ReadModelStore,
} from '#libs/application'; // prettier-ignore

const readSide: FactoryProvider<ReadSide> = {
  provide: READ_SIDE,
  inject: [READ_MODEL_STORE, EVENT_LOG, CLOCK],
  useFactory: (store: ReadModelStore, log: EventLog, clock: Clock) => new ReadSide({ store, log, decode: decodeEvent, clock }),
};

/** What answers the questions: one read side for the process, and its handlers. */
export const QUERY_PROVIDERS: readonly Provider[] = [readSide, ...QUERY_HANDLERS];
