import { Injectable } from '@nestjs/common';
import { chooseVariant, type Reader } from '../domain/template/choose-variant.js';
import type { TemplateVersion } from '../domain/template/template.js';
import { FindTemplates } from '../queries/find-templates/find-templates.query.js';
import { labelOf } from './check-template.js';
import { compileVariant, type CompiledVariant } from './compile-variant.js';

const KEPT_VERSIONS = 200;

interface Kept {
  template: TemplateVersion;
  variants: Map<string, Promise<CompiledVariant>>;
}

/** Versions never change, so what was read and compiled once is used until others take its room. */
@Injectable()
export class CompiledTemplates {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly templates: FindTemplates) {}

  /** @throws DomainError `template.not-found` */
  async version(name: string, version: number): Promise<TemplateVersion> {
    return (await this.keep(name, version)).template;
  }

  /** @returns undefined where the template has no text for this reader */
  async variantFor(
    { name, version }: TemplateVersion,
    reader: Reader,
    houseLanguage: string,
  ): Promise<CompiledVariant | undefined> {
    const { template, variants } = await this.keep(name, version);
    const chosen = chooseVariant(template.variants, reader, houseLanguage);
    if (!chosen) return undefined;
    const label = labelOf(chosen);
    const compiled = variants.get(label) ?? compileVariant(chosen, template.variants, template.slots);
    variants.set(label, compiled);
    return await compiled;
  }

  private async keep(name: string, version: number): Promise<Kept> {
    const key = `${name} ${version}`;
    const known = this.kept.get(key);
    if (known) return known;
    const kept = { template: await this.templates.one(name, version), variants: new Map() };
    this.kept.set(key, kept);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT_VERSIONS) break;
      this.kept.delete(oldest);
    }
    return kept;
  }
}
