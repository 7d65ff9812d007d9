import type { DirectiveNumberEvent, DirectiveState } from '../../directive/index.js';
import { ignore, send, type Instant } from '../../kernel/index.js';
import type { ClaimedNumber } from '../messages.js';
import type { Process } from '../process.js';

export interface ClaimContext {
  /** What the stream of the event is named by. */
  readonly number: ClaimedNumber;
  /** The directive that claimed it, as of now; without content and stub while nothing was drafted. */
  readonly directive: DirectiveState;
  /** The runner asks again until the claim is used or released. */
  readonly now: Instant;
  /** How long a claim may wait for its draft, ms: the draft follows at once unless its writer died between the two. */
  readonly grace: number;
}

/**
 * A number that was claimed, and under which nothing was drafted, becomes free again.
 *
 * Ignores: `number-in-use`, `claim-is-young` (ask again), `not-for-this-process`.
 */
export const releaseUnusedNumber: Process<DirectiveNumberEvent, ClaimContext> = {
  name: 'release-unused-number',
  handles: new Set(['DirectiveNumberClaimed']),
  react(event, act, { number, directive, now, grace }) {
    if (event.type !== 'DirectiveNumberClaimed') return ignore('not-for-this-process');
    const drafted = (directive.content ?? directive.stub)?.number ?? null;
    if (drafted !== null && isSame(drafted, number)) return ignore('number-in-use');
    if (now - act.recordedAt < grace) return ignore('claim-is-young');
    const { directiveId } = event.data;
    const reason = drafted === null ? 'no draft followed the claim' : `drafted under ${drafted.symbol} instead`;
    return send({
      to: { kind: 'directive-number', number },
      onBehalfOf: number.issuer,
      command: { type: 'ReleaseDirectiveNumber', directiveId, reason },
    });
  },
};

const isSame = (a: ClaimedNumber, b: ClaimedNumber): boolean =>
  a.issuer === b.issuer && a.kind === b.kind && a.year === b.year && a.number === b.number;
