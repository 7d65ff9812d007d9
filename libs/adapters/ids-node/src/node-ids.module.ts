import { Module, type DynamicModule } from '@nestjs/common';
import { IDS } from '#libs/application';
import { NodeIds, SeededIds } from './node-ids.js';

/** Binds IDS. With a seed, fresh ids repeat from run to run. */
@Module({})
export class NodeIdsModule {
  static register(options: { readonly seed?: string } = {}): DynamicModule {
    const ids = options.seed === undefined ? new NodeIds() : new SeededIds(options.seed);
    return { module: NodeIdsModule, global: true, providers: [{ provide: IDS, useValue: ids }], exports: [IDS] };
  }
}
