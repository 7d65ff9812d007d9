import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import {
  ActOnOrganisation, ApplicationModule, CLOCK, COMMAND_RECEIPTS, EVENT_LOG, IDS, PROCESS_CHECKPOINTS, ProcessRunner, STATE_SNAPSHOTS, StreamTailReceipts, type CommandAnswer,
} from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { SeededIds } from '#libs/adapters/ids-node';
import { bodyEntry, contextOf, ManualClock, MemoryProcessCheckpoints, MemoryStateSnapshots, testActor } from '#libs/testing';

describe('ApplicationModule', () => {
  it('puts the handlers on the bus, behind ports only', async () => {
    const log = new MemoryEventLog();
    const module = await Test.createTestingModule({
      imports: [
        ApplicationModule.register({
          providers: [
            { provide: EVENT_LOG, useValue: log },
            { provide: CLOCK, useValue: ManualClock.on('2021-11-15') },
            { provide: IDS, useValue: new SeededIds('module') },
            { provide: STATE_SNAPSHOTS, useValue: new MemoryStateSnapshots() },
            { provide: COMMAND_RECEIPTS, useValue: new StreamTailReceipts(log) },
            { provide: PROCESS_CHECKPOINTS, useValue: new MemoryProcessCheckpoints() },
          ],
        }),
      ],
    }).compile();
    await module.init();
    const context = contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) });
    const answer = await module.get(CommandBus).execute<ActOnOrganisation, CommandAnswer>(new ActOnOrganisation({ type: 'RegisterBodies', bodies: [bodyEntry('btv-tinh-uy')] }, context));
    expect(answer).toEqual({
      ok: true,
      receipt: { id: 'organisation-register', stream: 'organisation-register', revision: 0, position: '0000000000000001', recorded: 1, repeated: false, warnings: [] },
    });
    expect(module.get(ProcessRunner)).toBeInstanceOf(ProcessRunner);
    await module.close();
  });
});
