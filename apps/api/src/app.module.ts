import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { openOcelFile } from '#libs/adapters/ocel-sqlite';
import { OPEN_OCEL_BOOK } from '#libs/application';
import { CONFIGURATION, EngineModule, type EngineOptions } from '#libs/engine';
import { AccessRecorder } from './access-log/access-recorder.js';
import { AccountRecorder } from './accounts/account-recorder.js';
import { SystemDesk } from './access-log/system-desk.js';
import { AssignmentDesk } from './assignments/assignment-desk.js';
import { OutgoingExports } from './audit-trail/outgoing-exports.js';
import { StoredEvents } from './audit-trail/stored-events.js';
import { BoardPages } from './board-page/board-pages.js';
import type { Configuration } from './configuration/configuration.js';
import { CommandDesk } from './conversation/command-desk.js';
import { CountedDesk } from './counted-boards/counted-desk.js';
import { LogRoots } from './counted-boards/log-roots.js';
import { QuestionDesk } from './conversation/question-desk.js';
import { CONTROLLERS } from './controllers.js';
import { DelegationBook } from './delegations/delegation-book.js';
import { FanOutWatch } from './directives/fan-out-watch.js';
import { Metrics } from './health/metrics.js';
import { EventSight } from './live-events/event-sight.js';
import { LiveEvents } from './live-events/live-events.js';
import { NoticesModule } from './notices/notices.module.js';
import { FileDesk } from './files/file-desk.js';
import { OutgoingFiles } from './files/outgoing-files.js';
import { UploadPlaces } from './files/upload-places.js';
import { PositionBook } from './people/position-book.js';
import { HttpProblemFilter } from './problems/http-problem.filter.js';
import { IdentityProvider } from './openid/identity-provider.js';
import { Passkeys } from './second-factor/passkeys.js';
import { SecondSteps } from './second-factor/second-steps.js';
import { Passwords } from './signing-in/passwords.js';
import { RequestPace } from './signing-in/request-pace.js';
import { SecurityLog } from './signing-in/security-log.js';
import { Sessions } from './signing-in/sessions.js';
import { SignIn } from './signing-in/sign-in.js';
import { SignInRecord } from './signing-in/sign-in-record.js';
import { RankingJudge } from './rankings/ranking-judge.js';
import { DutyMatcher } from './urgings/duty-matcher.js';

/** The program: its controllers and what they work with, and one filter behind every error. Who comes in, and with what, Fastify asks before (ADR 0018). */
@Module({})
export class AppModule {
  static register(configuration: Configuration, engine: EngineOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [EngineModule.register(engine), NoticesModule.register(configuration)],
      controllers: [...CONTROLLERS],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: OPEN_OCEL_BOOK, useValue: openOcelFile },
        { provide: APP_FILTER, useClass: HttpProblemFilter },
        AccessRecorder,
        AccountRecorder,
        SystemDesk,
        AssignmentDesk,
        BoardPages,
        CommandDesk,
        CountedDesk,
        DelegationBook,
        DutyMatcher,
        RankingJudge,
        EventSight,
        FanOutWatch,
        FileDesk,
        OutgoingFiles,
        UploadPlaces,
        IdentityProvider,
        LiveEvents,
        LogRoots,
        Metrics,
        OutgoingExports,
        PositionBook,
        Passkeys,
        Passwords,
        QuestionDesk,
        RequestPace,
        SecondSteps,
        SecurityLog,
        Sessions,
        SignIn,
        SignInRecord,
        StoredEvents,
      ],
    };
  }
}
