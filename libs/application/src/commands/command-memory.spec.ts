import { describe, expect, it } from '@jest/globals';
import { CommandMemory, type RememberedCommand } from './command-memory.js';

const command = (id: string): RememberedCommand => ({
  requestHash: null,
  receipt: { id, stream: 's', revision: 0, position: '1', recorded: 1, repeated: false, warnings: [] },
});

describe('CommandMemory', () => {
  it('remembers the newest, and knows since when it remembers all', () => {
    const memory = new CommandMemory(3);
    const marks: number[] = [];
    for (let index = 0; index < 5; index++) {
      marks.push(memory.mark);
      memory.set(`c${index}`, command(`c${index}`));
    }
    expect([0, 1, 2, 3, 4].map((index) => memory.get(`c${index}`)?.receipt.id)).toEqual([undefined, undefined, 'c2', 'c3', 'c4']);
    expect(marks.map((mark) => memory.remembersSince(mark))).toEqual([false, false, true, true, true]);
  });
});
