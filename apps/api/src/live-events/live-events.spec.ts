import { describe, expect, it } from '@jest/globals';
import type { EventLog, LoggedEvent, Position, ReadModelStore } from '#libs/application';
import type { ReadModelProgress } from '#libs/engine';
import type { Configuration } from '../configuration/configuration.js';
import type { Caller } from '../signing-in/caller.js';
import type { Sessions } from '../signing-in/sessions.js';
import type { EventSight } from './event-sight.js';
import { LiveEvents } from './live-events.js';

const position = (n: number): Position => String(n).padStart(16, '0') as Position;
const MOST_READS = 1_000;

describe('LiveEvents', () => {
  it('lets a log that the read models are ahead of hear of the event, instead of asking it for ever', async () => {
    let reads = 0;
    let heard = false;
    const log = {
      readAll: async (): Promise<readonly LoggedEvent[]> => {
        if (++reads > MOST_READS) throw new Error('asked for ever');
        return heard ? [{ position: position(2) } as LoggedEvent] : [];
      },
    };
    // Hears of it as the log does: by a message from another thread, never within a turn of this one.
    setTimeout(() => (heard = true), 20);
    let applied = { position: position(1), index: 1 };
    const progress = { current: () => applied, onAdvance: () => () => undefined };
    const told: string[] = [];
    const sight = { mayBeSeen: async () => Promise.reject(new Error('never asked')) };
    const events = new LiveEvents(log as unknown as EventLog, {} as ReadModelStore, progress as unknown as ReadModelProgress, { stands: () => true } as unknown as Sessions, sight as unknown as EventSight, { liveConnections: 1 } as Configuration);
    const stream = await events.open({} as Caller, null);
    applied = { position: position(2), index: 2 };
    stream.on('data', (text) => told.push(String(text)));
    const fault = await new Promise<Error>((resolve) => stream.on('error', resolve));
    // The event of this test is no event that could be read: that it came so far is what is asked.
    expect([fault.message === 'asked for ever', heard, reads < MOST_READS, told[0]]).toEqual([false, true, true, 'retry: 2000\nid: 1\n\n']);
  });
});
