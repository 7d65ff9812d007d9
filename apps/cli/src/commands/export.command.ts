import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import { dataFolder, readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { print } from '../output.js';

const HELP = `dondoc export [--data DIR]

In toàn bộ nhật ký ra JSON Lines, mỗi sự kiện một dòng; chạy được cạnh máy chủ đang chạy.
Prints the whole log as JSON Lines, one event a line; works beside a running server.

  {"index":1,"stream":"…","revision":0,"id":"…","envelope":{…}}
`;

const PIECE = 64 * 1024;

export const exportCommand: Command = {
  name: 'export',
  summary: { vi: 'in toàn bộ nhật ký (JSON Lines)', en: 'print the whole log (JSON Lines)' },
  help: HELP,
  run: async (args) => {
    // Every line is JSON already: --json is taken and changes nothing.
    const { values } = readArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    const decoder = new TextDecoder();
    let index = 0;
    let piece = '';
    for (const { stream, revision, id, bytes } of iterateEvents(dataFolder(values.data))) {
      index += 1;
      // The envelope goes out as it is stored: what is exported is what was hashed.
      piece += `{"index":${index},"stream":${JSON.stringify(stream)},"revision":${revision},"id":"${id}","envelope":${decoder.decode(bytes)}}\n`;
      if (piece.length < PIECE) continue;
      await print(piece);
      piece = '';
    }
    await print(piece);
    return 0;
  },
};
