import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { CurrentPrincipal, etagOf, ifMatch, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { ApplyMacro } from '../commands/apply-macro/apply-macro.use-case.js';
import { RemoveMacro } from '../commands/remove-macro/remove-macro.use-case.js';
import { type MacroText, WriteMacro } from '../commands/write-macro/write-macro.use-case.js';
import type { Macro } from '../domain/macro.js';
import { ListMacros } from '../queries/list-macros/list-macros.query.js';
import { isPerson, nameOf } from './actor.js';
import { ApplyMacroDto, MacroDto } from './macro.dto.js';

@Controller('api/tickets/v1/macros')
@Roles('supervisor', 'operator')
export class MacroController {
  constructor(
    private readonly macros: ListMacros,
    private readonly writing: WriteMacro,
    private readonly removals: RemoveMacro,
    private readonly applications: ApplyMacro,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async list() {
    return { items: await this.macros.execute() };
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async show(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Macro> {
    const macro = await this.macros.one(id);
    reply.header('ETag', etagOf(macro.version));
    return macro;
  }

  @Post()
  async create(@Body() body: MacroDto, @CurrentPrincipal() caller: Principal): Promise<Macro> {
    return await this.writing.create(textOf(body), nameOf(caller));
  }

  @Put(':id')
  async replace(
    @Param('id') id: string,
    @Body() body: MacroDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Macro> {
    const macro = await ifMatch(match, (version) =>
      this.writing.replace(id, textOf(body), nameOf(caller), version),
    );
    reply.header('ETag', etagOf(macro.version));
    return macro;
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    await this.removals.execute(id);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async apply(
    @Param('id') macroId: string,
    @Body() { ticketId, children }: ApplyMacroDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    const by = { by: nameOf(caller), isPerson: isPerson(caller) };
    const ticket = await this.applications.execute({ macroId, ticketId, children, ...by });
    return { id: ticketId, number: ticket.number, version: ticket.version, ticket: ticket.document };
  }
}

function textOf({ name, description, changes, note }: MacroDto): MacroText {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return {
    name,
    ...(description !== undefined && { description }),
    changes: Object.fromEntries(said),
    ...(note && { note: { text: note.text, visibility: note.visibility } }),
  };
}
