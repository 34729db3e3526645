import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { AuditTrail, CurrentPrincipal, type Principal, Public, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { noKey } from '../commands/seal-dispute-file/dispute-file.errors.js';
import { SealDisputeFile } from '../commands/seal-dispute-file/seal-dispute-file.use-case.js';
import type { DisputeFile } from '../dispute-file/file-format.js';
import { OperatorKey } from '../dispute-file/operator-key.js';
import { ShowDisputeFile } from '../queries/show-dispute-file/show-dispute-file.query.js';
import { FileDto, FileQuery, SealQuery } from './dispute-file.dto.js';

/** The dispute file that writes itself: everything on record, sealed so that a third party can verify it. */
@Controller('api/disputes/v1')
@Roles('agent', 'supervisor', 'operator')
export class DisputeFileController {
  constructor(
    private readonly sealing: SealDisputeFile,
    private readonly files: ShowDisputeFile,
    private readonly key: OperatorKey,
    private readonly audit: AuditTrail,
  ) {}

  @Post('disputes/:id/file')
  async seal(
    @Param('id') disputeId: string,
    @Query() { language }: SealQuery,
    @Body() asked: FileDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    await this.audit.record(caller, [await this.files.subscriberOf(disputeId)]);
    return await this.sealing.execute({
      disputeId,
      from: asked?.from === undefined ? undefined : new Date(asked.from),
      until: asked?.until === undefined ? undefined : new Date(asked.until),
      language,
      by: caller,
    });
  }

  @Get('disputes/:id/files')
  async list(@Param('id') disputeId: string, @CurrentPrincipal() caller: Principal) {
    await this.audit.record(caller, [await this.files.subscriberOf(disputeId)]);
    return await this.files.list(disputeId);
  }

  @Get('disputes/:id/file')
  async show(
    @Param('id') disputeId: string,
    @Query() { format, number }: FileQuery,
    @CurrentPrincipal() caller: Principal,
    @Res() reply: FastifyReply,
  ) {
    await this.audit.record(caller, [await this.files.subscriberOf(disputeId)]);
    const { content, seal, number: found } = await this.files.one(disputeId, number);
    const name = `dispute-${disputeId}-${found}`;
    const isPdf = format === 'pdf';
    await reply
      .header('content-disposition', `attachment; filename="${name}.${isPdf ? 'pdf' : 'json'}"`)
      .header('etag', `"${seal}"`)
      .type(isPdf ? 'application/pdf' : 'application/json')
      .send(isPdf ? pdfIn(content) : content);
  }

  /** The public half of the key that files are signed with, as a JSON Web Key. */
  @Get('dispute-file-key')
  @Public()
  publicKey() {
    if (!this.key.signing) throw noKey();
    return { kty: 'OKP', crv: 'Ed25519', x: this.key.signing.publicKey, use: 'sig' };
  }
}

function pdfIn(content: Buffer): Buffer {
  const { pdf } = JSON.parse(content.toString('utf8')) as DisputeFile;
  return Buffer.from(pdf.base64, 'base64');
}
