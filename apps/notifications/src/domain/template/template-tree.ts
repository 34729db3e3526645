/** What a template is made of once it has been read. `each` opens a scope whose names are the item's fields. */
export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'slot'; name: string; scope: 'message' | 'item' }
  | { kind: 'when'; name: string; scope: 'message' | 'item'; filled: TemplateTree; unfilled: TemplateTree }
  | { kind: 'each'; name: string; item: TemplateTree; none: TemplateTree };
export type TemplateTree = readonly TemplateNode[];

/** The item itself, where a list is of texts. */
export const ITEM = 'this';

/** Names of the message that a template mentions, those inside of lists included. */
export function slotsMentioned(tree: TemplateTree, found = new Set<string>()): Set<string> {
  for (const node of tree) {
    if (node.kind === 'text') continue;
    if (node.kind === 'each' || node.scope === 'message') found.add(node.name);
    if (node.kind === 'when')
      for (const branch of [node.filled, node.unfilled]) slotsMentioned(branch, found);
    if (node.kind === 'each') for (const branch of [node.item, node.none]) slotsMentioned(branch, found);
  }
  return found;
}
