import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal';
import { RouteConfig, RouteSchema } from '@nestjs/platform-fastify';
import type { DtoClass } from './input/compile-validator.js';
import { POLICY, type Policy } from './signing-in/access.decorator.js';

/** What Fastify does before the controller is called: whom it admits, and which DTO class each part of the request must fit. */
export interface RoutePlan {
  readonly name: string;
  readonly handler: object;
  readonly policy: Policy;
  readonly dtos: Readonly<Partial<Record<'body' | 'querystring' | 'params', DtoClass>>>;
}

/** What Fastify calls the parts of a request that Nest's decorators name. */
const PARTS = { [RouteParamtypes.BODY]: 'body', [RouteParamtypes.QUERY]: 'querystring', [RouteParamtypes.PARAM]: 'params' } as const;
const NO_DTO: ReadonlySet<unknown> = new Set([String, Number, Boolean, Array, Object, undefined]);

/**
 * Reads the decorators of these controllers once, at start, so that no request looks anything up in them.
 * @throws TypeError for a route that states no policy: it would be open to everybody.
 */
export function routePlansOf(controllers: readonly Type[]): readonly RoutePlan[] {
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Readonly<Record<string, object>>;
    return Object.getOwnPropertyNames(prototype).flatMap((method) => {
      const handler = prototype[method] as object;
      if (!Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const name = `${controller.name}.${method}`;
      const policy = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as Policy | undefined;
      if (policy === undefined) throw new TypeError(`${name} states no policy`);
      return [{ name, handler, policy, dtos: dtosOf(controller, method) }];
    });
  });
}

/** Hands the plans to Fastify, with the routes that Nest is about to add. */
export function planRoutes(controllers: readonly Type[]): void {
  for (const { handler, policy, dtos } of routePlansOf(controllers)) {
    RouteConfig({ policy })(handler as Type);
    RouteSchema(dtos)(handler as Type);
  }
}

function dtosOf(controller: Type, method: string): RoutePlan['dtos'] {
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) as readonly DtoClass[] | undefined;
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Readonly<Record<string, { readonly index: number }>>;
  const dtos: { -readonly [P in keyof RoutePlan['dtos']]: DtoClass } = {};
  for (const [kind, { index }] of Object.entries(parameters)) {
    const part = PARTS[Number(kind.split(':')[0]) as keyof typeof PARTS];
    const dto = types?.[index];
    if (part !== undefined && dto !== undefined && !NO_DTO.has(dto)) dtos[part] = dto;
  }
  return dtos;
}
