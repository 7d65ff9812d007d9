import { deadlineTimerContract } from '../contracts/deadline-timer.contract.js';
import { MemoryDeadlineTimer } from './memory-deadline-timer.js';

deadlineTimerContract('memory', () => {
  const kept: ConstructorParameters<typeof MemoryDeadlineTimer>[1] = new Map();
  return { open: (clock) => new MemoryDeadlineTimer(clock, kept), remove: () => kept.clear() };
});
