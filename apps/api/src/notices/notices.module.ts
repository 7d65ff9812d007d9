import { Module, type DynamicModule } from '@nestjs/common';
import { MarkNoticesSeenHandler, NoticesAsker } from '#libs/application';
import { NoticePostModule } from '#libs/engine';
import type { Configuration } from '../configuration/configuration.js';

/** Notices in the program and by e-mail. */
@Module({})
export class NoticesModule {
  static register(configuration: Configuration): DynamicModule {
    const post = NoticePostModule.register(configuration);
    return { module: NoticesModule, imports: [post], providers: [MarkNoticesSeenHandler, NoticesAsker], exports: [post] };
  }
}
