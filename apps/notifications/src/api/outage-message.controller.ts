import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { Roles } from '@viewline/platform';
import { ArrayMaxSize, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { SuggestAlternatives } from '../commands/suggest-alternatives/suggest-alternatives.use-case.js';
import { CountOutageMessages } from '../queries/count-outage-messages/count-outage-messages.query.js';

export class AlternativesDto {
  /** Names of channels or titles that can be watched meanwhile. */
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(100, { each: true })
  alternatives!: string[];
}

@Controller('api/notifications/v1/outages/:problemId')
export class OutageMessageController {
  constructor(
    private readonly suggestions: SuggestAlternatives,
    private readonly counts: CountOutageMessages,
  ) {}

  @Put('alternatives')
  @HttpCode(204)
  @Roles('supervisor', 'operator', 'integrator')
  async suggest(
    @Param('problemId', ParseUUIDPipe) problemId: string,
    @Body() { alternatives }: AlternativesDto,
  ): Promise<void> {
    await this.suggestions.execute(problemId, alternatives);
  }

  @Get('stages')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async stages(@Param('problemId', ParseUUIDPipe) problemId: string) {
    return { items: await this.counts.execute(problemId) };
  }
}
