import type { MessageRenderer, Rendering } from './renderer.port.js';

/** For who sends finished text only. */
export class NoTemplates implements MessageRenderer {
  async render(): Promise<Rendering> {
    return { missing: [], unknownTemplate: true };
  }
}
