import { isUnfilled, type SlotItem, type SlotValue, type SlotValues } from './slot.js';
import { ITEM, type TemplateNode, type TemplateTree } from './template-tree.js';

/**
 * The slots that would stay empty with these values, by name (`link`, `items.2.title`). What is written only where a
 * slot is filled (`#if`) is asked for only there, so a template says by itself what it can do without.
 */
export function unfilledSlots(tree: TemplateTree, values: SlotValues): string[] {
  return [...new Set(walk(tree, values))];
}

interface Item {
  path: string;
  value: SlotItem;
}

function walk(tree: TemplateTree, values: SlotValues, item?: Item): string[] {
  return tree.flatMap((node) => ofNode(node, values, item));
}

function ofNode(node: TemplateNode, values: SlotValues, item?: Item): string[] {
  switch (node.kind) {
    case 'text':
      return [];
    case 'slot':
      return isUnfilled(valueOf(node, values, item)) ? [pathOf(node, item)] : [];
    case 'when':
      return walk(holds(valueOf(node, values, item)) ? node.filled : node.unfilled, values, item);
    case 'each': {
      const list = values[node.name];
      if (Array.isArray(list) && list.length > 0) {
        return (list as SlotItem[]).flatMap((value, index) =>
          walk(node.item, values, { path: `${node.name}.${index}`, value }),
        );
      }
      return node.none.length > 0 ? walk(node.none, values, item) : [node.name];
    }
  }
}

/** A number of zero says something; a flag that is down, like a blank text, does not. */
const holds = (value: SlotValue | undefined): boolean => !isUnfilled(value) && value !== false;

interface Mention {
  name: string;
  scope: 'message' | 'item';
}

function valueOf({ name, scope }: Mention, values: SlotValues, item?: Item): SlotValue | undefined {
  if (scope === 'message') return Object.hasOwn(values, name) ? values[name] : undefined;
  if (item === undefined) return undefined;
  if (typeof item.value === 'string') return name === ITEM ? item.value : undefined;
  // What callers send is not always what its type says.
  if (typeof item.value !== 'object' || item.value === null) return undefined;
  return Object.hasOwn(item.value, name) ? item.value[name] : undefined;
}

const pathOf = ({ name, scope }: Mention, item?: Item): string =>
  scope === 'item' && item ? (name === ITEM ? item.path : `${item.path}.${name}`) : name;
