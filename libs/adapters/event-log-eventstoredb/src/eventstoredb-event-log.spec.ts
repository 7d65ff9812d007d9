import { randomBytes } from 'node:crypto';
import { describe } from '@jest/globals';
import { eventLogContract } from '#libs/testing';
import { openEventStoreDbLog } from './eventstoredb-event-log.js';

const url = process.env['EVENTSTOREDB_URL'];
if (url === undefined) process.stderr.write('EVENTSTOREDB_URL is not set: the event log contract is skipped on EventStoreDB (docs/guides/testing.md)\n');

/** Each test has a log of its own on the one server: the log of another installation. */
(url === undefined ? describe.skip : describe)('on a real server', () => {
  eventLogContract('EventStoreDB', async () => {
    const options = { connection: { url: url ?? '' }, installation: `t${randomBytes(8).toString('hex')}` };
    let log = await openEventStoreDbLog(options);
    return {
      log,
      reopen: async () => {
        await log.close();
        log = await openEventStoreDbLog(options);
        return log;
      },
      cleanup: () => log.close(),
    };
  });
});
