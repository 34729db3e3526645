import { Body, Controller, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { Public } from './access.js';
import { DevIssuer, TOKEN_LIFETIME } from './dev-issuer.js';
import { type Role, ROLES } from './principal.js';

export class DevTokenRequest {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;
}

export class DevTokenResponse {
  @ApiProperty()
  access_token!: string;
  @ApiProperty()
  token_type!: string;
  @ApiProperty()
  expires_in!: number;
}

@Controller('dev/token')
@Public()
export class DevTokenController {
  constructor(@Inject(DevIssuer) private readonly issuer: DevIssuer) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async issue(@Body() request: DevTokenRequest): Promise<DevTokenResponse> {
    const access_token = await this.issuer.issue(request.role);
    return { access_token, token_type: 'Bearer', expires_in: TOKEN_LIFETIME };
  }
}
