import 'reflect-metadata';
import './tell-cpu.js';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

class ProgressDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  percent?: number | null;

  @IsString()
  @MaxLength(4000)
  note: string;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  obstacles?: string | null;
}

/** What a Nest user gets from the book: class-validator through the global ValidationPipe, and a handler that does nothing. */
@Controller()
class NoOpController {
  @Post('progress')
  report(@Body() body: ProgressDto): { recorded: number } {
    return { recorded: body.note.length > 0 ? 1 : 0 };
  }
}

@Module({ controllers: [NoOpController] })
class NoOpModule {}

const app = await NestFactory.create<NestFastifyApplication>(NoOpModule, new FastifyAdapter({ bodyLimit: 1 << 20 }), { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(0, '127.0.0.1');
process.stdout.write(`ready ${new URL(await app.getUrl()).port}\n`);
