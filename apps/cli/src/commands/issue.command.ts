import { ActOnDirective } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { NodeIds } from '#libs/adapters/ids-node';
import { dateAt, directiveId } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { openLocalEngine } from '../engine/local-engine.js';
import { refuseOnServers, THROUGH_PROGRAM } from '../reading/installation-log.js';
import { localOperator, stored } from '../engine/local-operator.js';
import { readDirectiveFile } from '../input/directive-file.js';
import { print, printJson } from '../output.js';

const HELP = `dondoc issue FILE.json [--data DIR] [--json]

Ban hành một văn bản theo docs/directive.schema.json; các cơ quan trong tệp phải có trong danh bạ; máy chủ phải dừng trước.
Issues a directive described by docs/directive.schema.json; its bodies must be in the register; stop the server first.
Văn bản mang độ mật bị từ chối / a paper marked secret is refused: dondoc act /api/directives/stubs.

  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
  --json        in JSON / print JSON
`;

export const issueCommand: Command = {
  name: 'issue',
  summary: { vi: 'ban hành một văn bản từ tệp JSON', en: 'issue a directive from a JSON file' },
  help: HELP,
  run: async (args) => {
    const { values, words } = readArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } } as const, 1);
    const folder = dataFolder(values.data);
    refuseOnServers(folder, THROUGH_PROGRAM);
    const { secrecy, ...content } = readDirectiveFile(words[0] as string);
    // A mistyped folder must not become a new log.
    await openSqliteEventLogReader({ folder }).close();
    const clock = new SystemClock();
    const engine = openLocalEngine(folder, clock, new NodeIds());
    try {
      const paper = content.date < dateAt(clock.now()) ? { occurredOn: content.date, lateEntryBasis: `${content.number.symbol}, ${content.date}` } : null;
      const operator = localOperator(content.number.issuer, ['clerk', 'head', 'approver'], paper);
      const drafted = stored(await engine.send(new ActOnDirective(null, { type: 'DraftDirective', content, secrecy }, operator)));
      const issued = stored(await engine.send(new ActOnDirective(directiveId(drafted.id), { type: 'IssueDirective' }, operator)));
      await engine.settle();
      const tasks = content.items.flatMap((item) => item.tasks).length;
      const assignments = await countAssignments(engine.log, drafted.id);
      if (values.json === true) await printJson({ directiveId: drafted.id, symbol: content.number.symbol, tasks, assignments, position: issued.position, warnings: issued.warnings });
      else {
        await print(`${content.number.symbol}: ${drafted.id}, ${tasks} việc / tasks, ${assignments} đầu việc được giao / assignments\n`);
        for (const { tag, facts } of issued.warnings) await print(`  lưu ý / warning: ${tag} ${JSON.stringify(facts)}\n`);
      }
      return 0;
    } finally {
      await engine.close();
    }
  },
};

/** How many assignments the processes have made of it. */
async function countAssignments(log: ReturnType<typeof openLocalEngine>['log'], id: string): Promise<number> {
  const decoder = new TextDecoder();
  let count = 0;
  for (let after = ''; ; ) {
    const events = await log.readAll(after, 1000);
    const last = events.at(-1);
    if (last === undefined) return count;
    for (const { stream, revision, bytes } of events) if (revision === 0 && stream.startsWith('assignment-') && decoder.decode(bytes).includes(id)) count += 1;
    after = last.position;
  }
}
