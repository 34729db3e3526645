import { Controller, Module } from '@nestjs/common';
import { type CustomTransportStrategy, EventPattern, Payload, Server } from '@nestjs/microservices';
import { lastValueFrom, isObservable } from 'rxjs';
import { drain } from './drain.js';
import { listeningApp } from './listening-app.suite.js';

class SpecimenStrategy extends Server implements CustomTransportStrategy {
  readonly steps: string[] = [];

  listen(callback: () => void): void {
    this.steps.push(`listening to ${[...this.messageHandlers.keys()].join()}`);
    callback();
  }

  close(): void {
    this.steps.push('closed');
  }

  on(): void {}

  unwrap<T>(): T {
    throw new Error('nothing to unwrap');
  }

  async deliver(pattern: string, data: unknown): Promise<void> {
    const result: unknown = await this.messageHandlers.get(pattern)!(data);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  }
}

const handled: unknown[] = [];

@Controller()
class ReactionController {
  @EventPattern('happened')
  react(@Payload() data: unknown): void {
    handled.push(data);
  }
}

@Module({ controllers: [ReactionController] })
class ReactionModule {}

describe('An event strategy', () => {
  it('feeds handlers past the doors’ guard and pipes, and is closed by a drain', async () => {
    const strategy = new SpecimenStrategy();
    const { app } = await listeningApp(ReactionModule, {}, { eventStrategy: () => strategy });
    await strategy.deliver('happened', [{ any: 'shape' }]);
    expect(handled).toEqual([[{ any: 'shape' }]]);
    expect(await drain(app, { delay: 0, deadline: 10_000 })).toBe(true);
    expect(strategy.steps).toEqual(['listening to happened', 'closed']);
  });
});
