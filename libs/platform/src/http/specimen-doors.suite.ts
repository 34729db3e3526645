import { Body, Controller, Get, Module, Post, RawBody } from '@nestjs/common';
import { DomainError, type ErrorKind } from '@viewline/kernel';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsString, ValidateNested } from 'class-validator';
import { Public } from '../auth/access.js';
import { type ListeningApp, listeningApp } from '../bootstrap/listening-app.suite.js';
import { requestContext } from './request-context.js';

/** What `/kinds` fails with. */
export const failing: { kind: ErrorKind } = { kind: 'invalid' };

class Item {
  @IsInt()
  amount!: number;
}

class Order {
  @IsString()
  name!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];
}

@Controller()
@Public()
class SpecimenController {
  @Post('orders')
  order(@Body() order: Order): object {
    return { order, context: requestContext() };
  }

  @Post('webhooks/vendor')
  webhook(@RawBody() raw: Buffer, @Body() body: Buffer): object {
    return { base64: raw.toString('base64'), isSame: raw === body };
  }

  @Get('fails')
  fail(): never {
    throw new Error('the secret of 10.0.0.1 leaked');
  }

  @Get('tmf-api/fails')
  failTmf(): never {
    throw new DomainError('conflict', 'thing.taken', 'It is taken');
  }

  @Get('kinds')
  kinds(): never {
    throw new DomainError(failing.kind, 'some.code', 'Some message', [{ path: 'a.0', message: 'is bad' }]);
  }

  @Get('unreachable')
  unreachable(): never {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  }
}

@Module({ controllers: [SpecimenController] })
class SpecimenModule {}

/** Bytes. */
export const LIMIT = 2048;
export const GOOD_ORDER = JSON.stringify({ name: 'n', items: [{ amount: 1 }] });

export function specimenDoors(): Promise<ListeningApp> {
  const tmfErrors = {
    prefix: '/tmf-api',
    contentType: 'application/json',
    body: ({ code, status }: { code: string; status: number }) => ({ code, status: String(status) }),
  };
  return listeningApp(SpecimenModule, { BODY_LIMIT: String(LIMIT) }, { errorBodies: [tmfErrors] });
}
