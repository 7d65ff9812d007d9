import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

let program: RunningProgram;
let anybody: ApiClient;

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
}, 90_000);

afterAll(() => program.remove());

const pageOf = async (login: string, query = ''): Promise<string> => (await (await anybody.as(login)).get<string>(`/bang${query}`)).body;
const headings = (page: string): readonly string[] => [...page.matchAll(/<h2[^>]*>([^<]*) </g)].map(([, heading]) => heading ?? '');

const BOARD = ['Nhiệm vụ có hạn', 'Danh sách quá hạn', 'Ngoài bốn ô', 'Theo đơn vị'];
const DESK = ['Thông báo', 'Việc của đơn vị', ...BOARD];

describe('the page without a script', () => {
  it.each([
    ['canbo-bandanvan', BOARD],
    ['kiemtoan', BOARD],
    ['quantri', ['Thông báo', ...BOARD]],
    ['canbo-tuyengiao', DESK],
    ['vanthu-ldld', DESK],
    ['thuongtruc', DESK],
  ])('shows %s what is theirs', async (login, expected) => {
    expect(headings(await pageOf(login))).toEqual(expected);
  });

  it('writes days as dd/mm/yyyy, and no other way in its text', async () => {
    const page = await pageOf('canbo-bandanvan', '?asOf=2022-01-15');
    expect([page.includes('>31/12/2021<'), page.includes(' 15/01/2022,'), page.replaceAll(/<[^>]*>/g, '').match(/\d{4}-\d\d-\d\d/g)]).toEqual([true, true, null]);
  });

  it('lists the accounts worth trying first, and those of the bodies behind a summary', async () => {
    const { body } = await anybody.get<string>('/bang');
    const [main = '', others = ''] = body.split('<details>');
    const logins = (part: string): readonly string[] => [...part.matchAll(/<td><code>([^<]*)/g)].map(([, login]) => login ?? '');
    expect(logins(main)).toEqual(['thuongtruc', 'vanthu-vptu', 'lanhdao-vptu', 'canbo-bandanvan', 'canbo-tuyengiao', 'lanhdao-bcsd', 'vanthu-ldld', 'kiemtoan', 'quantri']);
    expect([logins(others).length > 60, logins(others).every((login) => login.startsWith('canbo-'))]).toEqual([true, true]);
  });

  it.each(['?asOf=2021-02-31', '?cursor=x', '?deskCursor=x', '?filter=x', '?unknown=1'])('refuses %s with a problem', async (query) => {
    const { status, body } = await (await anybody.as('canbo-tuyengiao')).get(`/bang${query}`);
    expect([status, typeof body['nextStep']]).toEqual([400, 'string']);
  });
});
