import { accept, type ActorId, type BodyId, type Decider, type LocalDate } from '../kernel/index.js';

/** One look at what is not one's own, or one attempt that was refused; who and when stand beside it, as for every act. */
export interface Access {
  /** What was asked of the program: method and address, with the names of its parameters in place of their values. */
  readonly asked: string;
  /** Whose data it was, as far as the request tells; none = of nobody in particular, or of many. */
  readonly bodies: readonly BodyId[];
  /** Ids of what it was about: duties, papers, accounts. */
  readonly things: readonly string[];
}

export type AccessCommand =
  | { readonly type: 'NoteRead'; readonly access: Access }
  | { readonly type: 'NoteExport'; readonly access: Access }
  | { readonly type: 'NoteRefusal'; readonly access: Access; readonly reason: string };

/**
 * Streams `access-<person>-<month>`, and `access-<person>-<month>-<program>` where several programs write: what a person looked at or took away that is not their body's own, and what they were
 * refused. Written before the answer is given, or it is not given. `reason`: tag of the refusal.
 */
export type AccessEvent =
  | { readonly type: 'DataRead'; readonly data: Access }
  | { readonly type: 'DataExported'; readonly data: Access }
  | { readonly type: 'AttemptRefused'; readonly data: Access & { readonly reason: string } };

export const ACCESS_KINDS = ['read', 'export', 'refused'] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** Records do not depend on one another: how many there are is all that is kept. */
export interface AccessLogState {
  readonly noted: number;
}

/**
 * Months keep a stream of somebody who reads all day from growing for ever. `program`: of the several that write to one log, so that one
 * person's looks through two of them at once do not stand in each other's way; null where there is but one.
 */
export const accessStreamOf = (actor: ActorId, day: LocalDate, program: string | null = null): string => `access-${actor}-${day.slice(0, 7)}${program === null ? '' : `-${program}`}`;

/** Who looked at what, and what was done to whose account: nobody but auditors learns of these streams. */
export const isForAuditorsAlone = (stream: string): boolean => stream.startsWith('access-') || stream.startsWith('account-');

export const accessLogDecider: Decider<AccessCommand, AccessLogState, AccessEvent, never> = {
  initialState: { noted: 0 },
  decide: (command) => {
    switch (command.type) {
      case 'NoteRead':
        return accept({ type: 'DataRead', data: command.access });
      case 'NoteExport':
        return accept({ type: 'DataExported', data: command.access });
      case 'NoteRefusal':
        return accept({ type: 'AttemptRefused', data: { ...command.access, reason: command.reason } });
    }
  },
  evolve: ({ noted }) => ({ noted: noted + 1 }),
};
