import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noticeOutboxContract, officeAddressesContract } from '#libs/testing';
import { openNotificationFile } from './index.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'notification-'));

officeAddressesContract('SQLite', () => {
  const folder = newFolder();
  const { addresses, close } = openNotificationFile({ folder });
  return {
    addresses,
    close: () => {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

noticeOutboxContract('SQLite', () => {
  const folder = newFolder();
  return { open: () => openNotificationFile({ folder }), remove: () => rmSync(folder, { recursive: true, force: true }) };
});
