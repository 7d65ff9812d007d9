import { Inject, Injectable } from '@nestjs/common';
import { pino } from 'pino';
import { CONFIGURATION } from '#libs/engine';
import type { ActorId } from '#libs/domain';
import type { Configuration } from '../configuration/configuration.js';

/** Of whom a line is, as far as that is known, and from where; never what was typed. */
export interface SecurityFacts {
  readonly account: ActorId | null;
  readonly address: string;
  readonly [more: string]: string | number | boolean | null;
}

/** Lines of the server's log about who was let in and who was not, for whoever watches the machine. */
@Injectable()
export class SecurityLog {
  private readonly lines: Pick<ReturnType<typeof pino>, 'warn' | 'info'>;

  constructor(@Inject(CONFIGURATION) { logLevel }: Pick<Configuration, 'logLevel'>) {
    this.lines = pino({ level: logLevel }, pino.destination({ fd: 2, sync: true }));
  }

  refused(what: string, facts: SecurityFacts): void {
    this.lines.warn({ security: what, ...facts }, 'refused');
  }

  letIn(what: string, facts: SecurityFacts): void {
    this.lines.info({ security: what, ...facts }, 'let in');
  }
}
