import { describe, expect, it } from '@jest/globals';
import { pacedStream } from './paced-stream.js';

const turns = (count: number): Promise<void> => (count === 0 ? Promise.resolve() : new Promise<void>((resolve) => setImmediate(resolve)).then(() => turns(count - 1)));

describe('pacedStream', () => {
  it('makes no more than a slow reader takes, and stops when it goes', async () => {
    const ending = new AbortController();
    let made = 0;
    async function* messages(): AsyncGenerator<string> {
      while (!ending.signal.aborted) {
        made++;
        yield 'x'.repeat(16 * 1024);
      }
    }
    const stream = pacedStream(messages(), ending);
    await turns(20);
    expect(made).toBe(4);
    stream.read(16 * 1024);
    await turns(20);
    const afterReading = made;
    stream.destroy();
    await turns(20);
    expect([afterReading > 4, made, ending.signal.aborted]).toEqual([true, afterReading, true]);
  });

  it('ends after what was made when it is told to', async () => {
    const ending = new AbortController();
    async function* messages(): AsyncGenerator<string> {
      yield 'a';
      ending.abort();
      yield 'b';
    }
    let text = '';
    for await (const chunk of pacedStream(messages(), ending)) text += String(chunk);
    expect(text).toBe('ab');
  });
});
