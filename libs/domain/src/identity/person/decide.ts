import { accept, reject, type Act, type Decider, type Decision } from '../../kernel/index.js';
import type { PersonCommand } from './commands.js';
import type { PersonEvent } from './events.js';
import type { PersonRejection } from './rejections.js';
import { evolvePerson, initialPerson, type PersonState } from './state.js';

type Outcome = Decision<PersonEvent, PersonRejection>;

/** The data of one person: entered and changed beside the log, destroyed by two people. */
export const personDecider: Decider<PersonCommand, PersonState, PersonEvent, PersonRejection> = { initialState: initialPerson, decide, evolve: evolvePerson };

function decide(command: PersonCommand, state: PersonState, act: Act): Outcome {
  if (command.type === 'EnterPerson') return state.status === 'unknown' ? accept({ type: 'PersonEntered', data: { person: command.person } }) : reject(state.status === 'erased' ? 'person-already-erased' : 'person-already-entered');
  if (state.status === 'unknown') return reject('person-unknown');
  if (state.status === 'erased') return reject('person-already-erased');
  switch (command.type) {
    case 'ChangePersonData':
      return command.fields.length === 0 ? reject('person-data-unchanged') : accept({ type: 'PersonDataChanged', data: { fields: command.fields } });
    case 'AskPersonErasure':
      if (state.status === 'erasure-asked') return reject('erasure-already-asked');
      if (command.positions > 0) return reject('person-in-office', { positions: command.positions });
      return accept({ type: 'PersonErasureAsked', data: { ground: command.ground } });
    case 'TakeBackPersonErasure':
      return state.status === 'erasure-asked' ? accept({ type: 'PersonErasureTakenBack', data: {} }) : reject('erasure-not-asked');
    case 'ConfirmPersonErasure':
      if (state.status !== 'erasure-asked') return reject('erasure-not-asked');
      if (act.actor === state.askedBy) return reject('erasure-confirmed-by-asker');
      if (act.actor === state.person) return reject('erasure-confirmed-by-the-person');
      if (command.positions > 0) return reject('person-in-office', { positions: command.positions });
      return accept({ type: 'PersonErased', data: { ground: state.ground } });
  }
}
