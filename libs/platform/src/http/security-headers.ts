import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Browsers are told to be strict; HSTS only where the product is reached over https at all. */
export function setSecurityHeaders(app: NestFastifyApplication, publicUrl: string | undefined): void {
  const https = publicUrl?.startsWith('https:') ?? false;
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The API documentation page styles itself inline.
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: https,
  });
}
