import { ActOnDirective, ActOnOrganisation, type CommandAnswer, type CommandReceipt } from '#libs/application';
import { directiveId } from '#libs/domain';
import { specimenContent, SPECIMEN_REGISTER_EVENTS } from '../specimens/directive-specimen.js';
import { contextOf, testActor, type TestApplication } from './test-application.js';

function receiptOf(answer: CommandAnswer): CommandReceipt {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
}

/** Enters the specimen's register, drafts the specimen and issues it; resolves with the directive's id. @throws Error when one of these is refused. */
export async function issueSpecimen(house: TestApplication): Promise<string> {
  const administrator = contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) });
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') receiptOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: event.data.bodies }, administrator)));
    if (event.type === 'GroupDefined') receiptOf(await house.send(new ActOnOrganisation({ type: 'DefineGroup', ...event.data }, administrator)));
  }
  const { directiveId: _derived, ...content } = specimenContent();
  const { id } = receiptOf(await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy'))));
  receiptOf(await house.send(new ActOnDirective(directiveId(id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
  return id;
}
