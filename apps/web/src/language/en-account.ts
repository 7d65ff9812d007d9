import type { Dictionary } from './vi.js';

/** Words about one's own account, in English. */
export const secondFactor: Dictionary['secondFactor'] = {
  title: 'Second factor',
  setUpTitle: 'Set up an authenticator',
  code: 'Code of the authenticator app',
  codeOrRecovery: 'Six digits, or a recovery code.',
  codeShown: 'The six digits that the app shows.',
  goOn: 'Go on',
  setUp: 'Scan this picture with an authenticator app on your telephone, or type the key into the app.',
  picture: 'QR code of the key below',
  key: 'Key:',
  recovery: 'Recovery codes',
  recoveryNext: 'Write them down or print them, and lock them away. Each is good once, when the telephone is not at hand; they are shown only now.',
  kept: 'Kept; go on',
  account: 'My account',
  none: 'The account has no authenticator yet.',
  since: (when, codes) => `Authenticator set up on ${when}; ${codes} recovery codes left.`,
  present: 'Present code',
  replace: 'Set up another one',
  renew: 'Get fresh recovery codes',
};
