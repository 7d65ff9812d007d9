import { randomBytes } from 'node:crypto';
import { describe } from '@jest/globals';
import { eventLogContract, leaseBookContract } from '#libs/testing';
import { openEventStoreDbLog, type EventStoreDbLog } from './eventstoredb-event-log.js';

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

  leaseBookContract('EventStoreDB', async () => {
    const options = { connection: { url: url ?? '' }, installation: `t${randomBytes(8).toString('hex')}` };
    const logs = [await openEventStoreDbLog(options)];
    const another = async () => {
      const log = await openEventStoreDbLog(options);
      logs.push(log);
      return log.leases;
    };
    return { book: (logs[0] as EventStoreDbLog).leases, another, cleanup: async () => void (await Promise.all(logs.map((log) => log.close()))) };
  });
});
