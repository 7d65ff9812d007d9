import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '#libs/application';
import { can, isRead, type AdministrativeAction } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import { signedIn } from '../signing-in/caller.js';
import { AccessRecorder } from './access-recorder.js';

/** Asks whether the caller may do something to the installation itself. Who looks at data of persons, and who is refused, is written down first. */
@Injectable()
export class SystemDesk {
  constructor(
    @Inject(AccessRecorder) private readonly access: AccessRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `forbidden`, `not-found` for whoever may not know, or `access-not-recorded`. */
  async assertMay(request: FastifyRequest, action: AdministrativeAction): Promise<void> {
    const caller = signedIn(request);
    const permission = can(caller.actor, action, { kind: 'system' }, this.clock.now());
    if (permission.allowed) return isRead(action) ? this.access.read(request, caller) : undefined;
    const problem = permission.mayKnow ? new ProblemError('forbidden', { reason: permission.reason }) : new ProblemError('not-found');
    await this.access.refused(request, caller, problem.tag);
    throw problem;
  }
}
