import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

export interface ApiDocumentation {
  title: string;
  /** Path of the page, such as `docs`; the document itself is at `<path>-json`. */
  path: string;
}

const ASSETS = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;
const assetsFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/**
 * The service describes its own doors: made from the controllers, so it cannot go stale. The page is served by us and
 * not by `SwaggerModule.setup`, whose page needs a static file server for two files.
 */
export function serveOpenApi(app: NestFastifyApplication, { title, path }: ApiDocumentation): void {
  const fastify = app.getHttpAdapter().getInstance();
  let document: OpenAPIObject | undefined;
  fastify.get(`/${path}-json`, async () => (document ??= describe(app, title)));
  fastify.get(`/${path}`, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page(title, path)),
  );
  fastify.get(`/${path}/start.js`, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script(path)),
  );
  for (const [file, type] of Object.entries(ASSETS)) {
    fastify.get(`/${path}/${file}`, async (_request, reply) =>
      reply.type(type).send(await readFile(join(assetsFolder, file))),
    );
  }
}

function describe(app: NestFastifyApplication, title: string): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle(title)
    .setVersion('1.0')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', name: 'x-api-key', in: 'header' }, 'api-key')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('api-key')
    .build();
  return SwaggerModule.createDocument(app, description);
}

function page(title: string, path: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/${path}/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/${path}/swagger-ui-bundle.js"></script><script src="/${path}/start.js"></script></body>
</html>`;
}

// A file of its own: our content security policy allows no inline script.
function script(path: string): string {
  return `SwaggerUIBundle({ url: '/${path}-json', dom_id: '#swagger-ui', persistAuthorization: false });`;
}
