import type { FileWatchEvent } from '../file-watch/index.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

/** Files that acts carry: whoever administers the installation learns that one is gone or was altered, and that it is whole again. */
export const FILE_NOTICES: NoticeSource<FileWatchEvent, NoticeParties> = {
  about: 'file',
  events: ['FileFoundDamaged', 'FileFoundWhole'],
  partiesAfter: (_, { data: { name } }) => ({ symbol: name, summary: '' }),
  notices: (event) => tell(null, [event.type === 'FileFoundWhole' ? 'file-whole' : event.data.condition === 'missing' ? 'file-missing' : 'file-altered', event.data.told]),
};
