import type { SlotDeclarations } from './slot.js';
import type { TemplateNode, TemplateTree } from './template-tree.js';

/** Lists that stand where a text does, and the other way about. */
export function misusedSlots(tree: TemplateTree, slots: SlotDeclarations): string[] {
  return [...new Set(tree.flatMap((node) => ofNode(node, slots)))];
}

function ofNode(node: TemplateNode, slots: SlotDeclarations): string[] {
  const isList = (name: string): boolean => slots[name]?.type === 'list';
  switch (node.kind) {
    case 'text':
      return [];
    case 'slot':
      return node.scope === 'message' && isList(node.name) ? [node.name] : [];
    case 'when':
      return [...misusedSlots(node.filled, slots), ...misusedSlots(node.unfilled, slots)];
    case 'each': {
      const inside = [...misusedSlots(node.item, slots), ...misusedSlots(node.none, slots)];
      return isList(node.name) ? inside : [node.name, ...inside];
    }
  }
}
