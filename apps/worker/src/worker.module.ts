import { Module, type DynamicModule } from '@nestjs/common';
import { EngineMetrics, EngineModule, NoticePostModule, type EngineOptions } from '#libs/engine';
import type { WorkerConfiguration } from './read-configuration.js';

/** The program that works and answers nobody: the engine, the e-mail, and what tells how they are. */
@Module({})
export class WorkerModule {
  static register(configuration: WorkerConfiguration, engine: EngineOptions): DynamicModule {
    return { module: WorkerModule, imports: [EngineModule.register(engine), NoticePostModule.register(configuration)], providers: [EngineMetrics] };
  }
}
