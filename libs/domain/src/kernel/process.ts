/**
 * What a process decides when it hears an event: messages to send, or a named reason for doing nothing. A process is
 * pure; its runner delivers each command under an id derived from the event and the process, so hearing the same
 * event twice sends the identical command, which the receiving stream refuses or has already answered.
 */
export type Reaction<C> =
  | { readonly kind: 'send'; readonly commands: readonly C[] }
  | { readonly kind: 'ignore'; readonly reason: string };

export const send = <C>(...commands: readonly C[]): Reaction<C> => ({ kind: 'send', commands });
export const ignore = (reason: string): Reaction<never> => ({ kind: 'ignore', reason });
