import type { SlotDeclarations } from '../domain/template/slot.js';
import { ADDRESSES, isAttribute, mayHoldSlot, STRUCTURE, TAGS, VOID_TAGS } from './email-tags.js';
import { TemplateFault } from './template-fault.js';

const TOKEN =
  /\{\{(?<tag>[^{}]*)\}\}|<(?<close>\/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<rest>(?:"[^"]*"|'[^']*'|[^<>"'])*)>|</g;
const ATTRIBUTE = /\s+([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ADDRESS = /^(?:https?:\/\/[^\s/{}]+(?:\/.*)?|mailto:[^\s{}]+|tel:[+\d-]+)$/i;

/**
 * Reads the MJML of a mail's content and hands it back ready for the compiler: blocks between elements are put where
 * MJML leaves them alone. Whatever is not on the list of what a mail may hold is refused, so nothing has to be found
 * that could do harm.
 * @throws TemplateFault
 */
export function prepareMarkup(source: string, slots: SlotDeclarations): string {
  const open: string[] = [];
  let listDepth = 0;
  let ready = '';
  let at = 0;
  const textUpTo = (end: number): void => {
    const text = source.slice(at, end);
    if (text.trim() !== '' && isBetween(open)) throw new TemplateFault(outside(text.trim()));
    ready += text;
  };
  for (const match of source.matchAll(TOKEN)) {
    const { tag, close, name, rest } = match.groups as Record<string, string | undefined>;
    textUpTo(match.index);
    at = match.index + match[0].length;
    if (tag !== undefined) {
      if (/^~?#each\b/.test(tag)) listDepth++;
      if (/^~?\/each\b/.test(tag)) listDepth--;
      ready += isBetween(open) ? between(match[0], tag) : match[0];
    } else if (name === undefined) {
      throw new TemplateFault('a "<" that begins no tag is written &lt;');
    } else {
      checkTag(name);
      if (close) leave(open, name);
      else {
        checkAttributes(name, rest ?? '', slots, listDepth > 0);
        if (!rest?.endsWith('/') && !VOID_TAGS.has(name)) open.push(name);
      }
      ready += match[0];
    }
  }
  textUpTo(source.length);
  if (open.length > 0) throw new TemplateFault(`<${open.at(-1)}> is not closed`);
  return ready;
}

const isBetween = (open: readonly string[]): boolean => open.length === 0 || STRUCTURE.has(open.at(-1)!);

const outside = (text: string): string =>
  `${JSON.stringify(text.slice(0, 40))} stands outside of any mj-text`;

/** MJML drops what it does not know between elements, except in `mj-raw`. */
function between(mustache: string, tag: string): string {
  if (!/^~?(#|\/|else\b|!|\^)/.test(tag)) throw new TemplateFault(outside(mustache));
  return `<mj-raw>${mustache}</mj-raw>`;
}

function checkTag(name: string): void {
  if (!TAGS.has(name)) throw new TemplateFault(`<${name}> is nothing that a mail may hold`);
}

function leave(open: string[], name: string): void {
  if (open.pop() !== name) throw new TemplateFault(`</${name}> closes what is not open`);
}

function checkAttributes(tag: string, rest: string, slots: SlotDeclarations, inList: boolean): void {
  for (const [, name = '', double, single] of rest.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    if (!isAttribute(name)) throw new TemplateFault(`<${tag} ${name}> is nothing that a mail may hold`);
    if (ADDRESSES.has(name)) checkAddress(value, slots, inList);
    else if (value.includes('{{') && !mayHoldSlot(name)) {
      throw new TemplateFault(`nothing is filled into ${name}`);
    }
  }
  const left = rest.replace(ATTRIBUTE, '').trim();
  if (left !== '' && left !== '/')
    throw new TemplateFault(`<${tag}> holds ${JSON.stringify(left.slice(0, 40))}`);
}

/** A slot in an address is the whole address and declared as one, or somebody's text becomes a `javascript:`. */
function checkAddress(value: string, slots: SlotDeclarations, inList: boolean): void {
  const slot = (inList ? /^\{\{\.\.\/(\w+)\}\}$/ : /^\{\{(\w+)\}\}$/).exec(value.trim())?.[1];
  if (slot !== undefined && Object.hasOwn(slots, slot) && slots[slot]?.type === 'url') return;
  if (!ADDRESS.test(value)) {
    throw new TemplateFault(
      `${JSON.stringify(value.slice(0, 60))} is neither a web address nor a slot of type url`,
    );
  }
}
