import type { AnnouncedDay, BodyId } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/** What a client may publish. Whether the issuer stands is looked up by the handler. */
export type SupervisionRulesIntent =
  | { readonly type: 'PublishWorkingCalendar'; readonly year: number; readonly days: readonly AnnouncedDay[]; readonly basis: string }
  | { readonly type: 'PublishPolicy'; readonly issuer: BodyId | null; readonly switches: Readonly<Record<string, unknown>>; readonly basis: string };

/** Publishes a version of the working calendar or of a policy. */
export class PublishSupervisionRules {
  constructor(readonly intent: SupervisionRulesIntent, readonly context: CommandContext) {}
}
