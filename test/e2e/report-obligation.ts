import type { DirectivesAnswer } from '#libs/application';
import type { WebBrowser } from './web-browser.js';

export const QUARTERLY = 'Báo cáo quý thực hiện 24-KH/TU';

/** Two units report every quarter to one that consolidates for a recipient: set up for what happens on the page, and its id. */
export async function setUpQuarterly(web: WebBrowser): Promise<string> {
  const office = await web.page('canbo-bandanvan', '/livez');
  const directive = ((await web.askAs(office, 'GET', '/api/directives')).body as DirectivesAnswer).directives.find(({ symbol }) => symbol === '24-KH/TU')?.directiveId ?? '';
  const asked = {
    title: QUARTERLY, consolidator: 'ban-dan-van', recipient: 'btv-tinh-uy', units: ['ban-tuyen-giao', 'ban-noi-chinh'], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1',
    schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } }, basis: { directiveId: directive, itemCode: 'IV.8', sourceLine: 151, note: 'định kỳ báo cáo' },
  }; // prettier-ignore
  const made = await web.askAs(office, 'POST', '/api/reporting', asked);
  if (made.status !== 201) throw new Error(`${made.status} ${JSON.stringify(made.body)}`);
  const { id, position } = made.body as { readonly id: string; readonly position: string };
  await web.askAs(office, 'GET', `/api/reporting?after=${position}`); // whoever opens the list from here on finds it
  await office.close();
  return id;
}
