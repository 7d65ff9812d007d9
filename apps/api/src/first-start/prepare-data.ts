import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CREDENTIAL_STORE, EVENT_LOG, IDS, START, type CredentialStore, type EventLog, type Ids } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';
import { loadSampleProvince, SAMPLE_PASSWORD, sampleSignIns, type SimulatedClock } from '#libs/sample';
import { DATA_FOLDERS } from '../engine/tokens.js';
import { Engine } from '../engine/engine.js';
import type { DataFolders } from '../engine/data-folders.js';
import { Passwords } from '../signing-in/passwords.js';
import { freshToken, tokenHash } from '../signing-in/tokens.js';

/** What a start found: data of before, or an empty folder and what was done about it. */
export type FirstStart =
  | { readonly kind: 'none' }
  | { readonly kind: 'sample'; readonly signIns: ReturnType<typeof sampleSignIns> }
  | { readonly kind: 'empty'; readonly invitation: string };

/** Stands in the data folder while the sample is being loaded, so that an interrupted load is taken up again. */
const UNFINISHED = 'sample-unfinished';
const INVITATION_HOURS = 72;

/** Fills an empty data folder: with the sample province, or with nobody but an invited administrator. */
export async function prepareData(app: INestApplicationContext, clock: SimulatedClock, empty: boolean, say: (line: string) => void): Promise<FirstStart> {
  const log = app.get<EventLog>(EVENT_LOG);
  const accounts = app.get<CredentialStore>(CREDENTIAL_STORE);
  const marker = join(app.get<DataFolders>(DATA_FOLDERS).log, UNFINISHED);
  const begun = existsSync(marker);
  const known = accounts.accounts();
  if (!begun && ((await log.head()) !== START || known.some(({ passwordHash }) => passwordHash !== null))) return { kind: 'none' };
  // A folder that was started bare stays bare: its administrator has not come yet, and is invited again.
  if (!begun && (empty || known.length > 0)) return { kind: 'empty', invitation: invite(app, accounts, clock) };
  writeFileSync(marker, '');
  const engine = app.get(Engine);
  await loadSampleProvince({
    accounts,
    clock,
    ids: app.get<Ids>(IDS),
    passwordHash: await app.get(Passwords).hash(SAMPLE_PASSWORD),
    send: (command) => engine.send(command),
    settle: () => engine.settle(),
    progress: ({ vi, en }) => say(`Đang nạp dữ liệu mẫu: ${vi} / Loading sample data: ${en}`),
  });
  rmSync(marker);
  return { kind: 'sample', signIns: sampleSignIns() };
}

/** A fresh one-time link for the administrator of a bare installation; an older one stops working by expiring. */
function invite(app: INestApplicationContext, accounts: CredentialStore, clock: SimulatedClock): string {
  const administrator = actorId(app.get<Ids>(IDS).derive('first-administrator'));
  if (accounts.accountById(administrator) === null) {
    accounts.saveAccounts([
      {
        actorId: administrator, login: 'quantri', displayName: 'Quản trị', body: bodyId('quan-tri'), roles: ['administrator'], delegations: [],
        passwordHash: null, disabled: false, sample: false,
      },
    ]); // prettier-ignore
  }
  const token = freshToken();
  accounts.saveInvitation({ tokenHash: tokenHash(token), actorId: administrator, expiresAt: clock.now() + INVITATION_HOURS * 3_600_000 });
  return token;
}
