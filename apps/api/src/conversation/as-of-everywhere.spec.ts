import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { describe, expect, it } from '@jest/globals';
import { CONTROLLERS } from '../controllers.js';
import { propertiesOf, type DtoClass } from '../input/compile-validator.js';

const SIGNING_IN = 'signing in is no view';
const BESIDE_THE_LOG = 'kept beside the log, which has no past of it';
const THIS_MACHINE = 'how this program is, now';
const BY_PLACE_IN_THE_LOG = 'the log itself: named by size, tile or position, which never change';
const NOW_ONLY = 'what may be done, or would follow, now';

/** The only questions that cannot be asked of a past moment, and why. */
const REASONS: Readonly<Record<string, string>> = {
  'BoardPageController.invitation': SIGNING_IN,
  'OpenIdController.leave': SIGNING_IN,
  'OpenIdController.comeBack': SIGNING_IN,
  'SessionController.ways': SIGNING_IN,
  'SessionController.show': SIGNING_IN,
  'SessionController.list': BESIDE_THE_LOG,
  'SecondFactorController.show': BESIDE_THE_LOG,
  'IdentitiesController.show': BESIDE_THE_LOG,
  'ApiTokensController.list': BESIDE_THE_LOG,
  'AccountsController.list': BESIDE_THE_LOG,
  'AccountTokensController.list': BESIDE_THE_LOG,
  'SavedViewsController.list': BESIDE_THE_LOG,
  'BoardArrangementsController.show': BESIDE_THE_LOG,
  'NoticeChoicesController.show': BESIDE_THE_LOG,
  'OfficeAddressesController.list': BESIDE_THE_LOG,
  'OfficeAddressesController.emails': THIS_MACHINE,
  'HealthController.live': THIS_MACHINE,
  'HealthController.ready': THIS_MACHINE,
  'HealthController.show': THIS_MACHINE,
  'PossibleActsController.possible': NOW_ONLY,
  'ExtensionWhatIfController.ask': NOW_ONLY,
  'LiveEventsController.listen': 'tells what happens from now on',
  'LogTreeController.checkpoint': BY_PLACE_IN_THE_LOG,
  'LogTreeController.cosigned': BY_PLACE_IN_THE_LOG,
  'LogTreeController.tile': BY_PLACE_IN_THE_LOG,
  'LogKeyController.show': 'the keys by which any checkpoint is verified',
  'ProofsController.proof': BY_PLACE_IN_THE_LOG,
  'ProofsController.stored': BY_PLACE_IN_THE_LOG,
  'EvidenceController.evidence': 'everything up to the newest checkpoint: a part of a history proves less',
  'UploadsController.show': 'a file that nothing names yet',
};

const takesAsOf = (type: unknown): boolean => typeof type === 'function' && type !== Object && type !== String && propertiesOf(type as DtoClass).some(({ name }) => name === 'asOf');

/** The questions of these controllers, and whether they may name a moment. */
const questionsOf = (controllers: readonly (abstract new (...args: never[]) => object)[]): readonly { readonly name: string; readonly asOf: boolean }[] =>
  controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((method) => {
      const handler = (controller.prototype as Readonly<Record<string, unknown>>)[method];
      if (typeof handler !== 'function' || Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.GET) return [];
      const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as readonly unknown[];
      return [{ name: `${controller.name}.${method}`, asOf: types.some(takesAsOf) }];
    }),
  );

describe('every view', () => {
  const questions = questionsOf(CONTROLLERS);

  it('takes `asOf`, but for those that say why not', () => {
    expect(questions.length).toBeGreaterThan(100);
    expect(questions.filter(({ asOf }) => !asOf).map(({ name }) => name).toSorted()).toEqual(Object.keys(REASONS).toSorted());
  });
});
