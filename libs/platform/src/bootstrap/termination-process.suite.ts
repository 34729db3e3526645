// For specs: a process with one slow request, to send signals to. Prints its address once it listens.
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { readConfig } from '../config/read-config.js';
import { ServiceConfig } from '../config/service.config.js';
import { createServiceApp } from './create-service-app.js';
import { serve } from './serve.js';

@Controller()
@Public()
class SlowController {
  @Get('slow')
  async slow(): Promise<string> {
    process.stdout.write('asked\n');
    await sleep(Number(process.env['SLOWNESS']));
    return 'done';
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

const config = readConfig(ServiceConfig);
const app = await createServiceApp(SlowModule, { service: 'specimen', config });
await serve(app, config);
process.stdout.write(`${await app.getUrl()}\n`);
