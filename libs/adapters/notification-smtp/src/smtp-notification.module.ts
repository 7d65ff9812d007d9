import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { NOTIFICATION, type Notification } from '#libs/application';
import { openSmtpNotification, type SmtpOptions } from './smtp-notification.js';

/** Binds NOTIFICATION to a mail server, or to null when e-mail is off. */
@Module({})
export class SmtpNotificationModule implements OnApplicationShutdown {
  constructor(@Inject(NOTIFICATION) private readonly notification: Notification | null) {}

  static register(options: SmtpOptions | null): DynamicModule {
    return {
      module: SmtpNotificationModule,
      providers: [{ provide: NOTIFICATION, useFactory: () => (options === null ? null : openSmtpNotification(options)) }],
      exports: [NOTIFICATION],
    };
  }

  onApplicationShutdown(): void {
    this.notification?.close();
  }
}
