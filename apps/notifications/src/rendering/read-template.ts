import Handlebars from 'handlebars';
import { isSlotName } from '../domain/template/slot.js';
import { ITEM, type TemplateNode, type TemplateTree } from '../domain/template/template-tree.js';
import { TemplateFault } from './template-fault.js';

const DEPTH = 8;

/**
 * Reads the part of Handlebars that a message needs: slots, `#if`, `#unless` and `#each`. Everything else (helpers,
 * partials, decorators, unescaped output, paths) is refused, so that no template can do more than fill slots.
 * @throws TemplateFault
 */
export function readTemplate(source: string): TemplateTree {
  return tree(parse(source), { depth: 0, inItem: false });
}

function parse(source: string): hbs.AST.Program {
  try {
    return Handlebars.parseWithoutProcessing(source);
  } catch (error) {
    // The parser's own message draws an arrow below the place; its first line says where.
    throw new TemplateFault((error as Error).message.split('\n')[0]);
  }
}

interface Place {
  depth: number;
  inItem: boolean;
}

function tree(program: hbs.AST.Program | undefined, place: Place): TemplateTree {
  if (place.depth > DEPTH) throw new TemplateFault(`blocks are nested deeper than ${DEPTH}`);
  return (program?.body ?? []).flatMap((statement) => node(statement, place));
}

function node(statement: hbs.AST.Statement, place: Place): TemplateNode[] {
  switch (statement.type) {
    case 'ContentStatement':
      return [{ kind: 'text', text: (statement as hbs.AST.ContentStatement).value }];
    case 'CommentStatement':
      return [];
    case 'MustacheStatement':
      return [slot(statement as hbs.AST.MustacheStatement, place)];
    case 'BlockStatement':
      return [block(statement as hbs.AST.BlockStatement, place)];
    default:
      throw new TemplateFault(`${statement.type} is not part of a message`);
  }
}

function slot(statement: hbs.AST.MustacheStatement, place: Place): TemplateNode {
  if (!statement.escaped) throw new TemplateFault('{{{…}}} and {{&…}} would let a value through as it is');
  if (statement.params.length > 0 || statement.hash) throw new TemplateFault('there are no helpers');
  return { kind: 'slot', ...mention(statement.path, place) };
}

function block(statement: hbs.AST.BlockStatement, place: Place): TemplateNode {
  const kind = statement.path.original;
  const { params, hash, program, inverse } = statement;
  const [about, ...more] = params;
  if (!about || more.length > 0 || hash || program?.blockParams?.length) {
    throw new TemplateFault(`{{#${kind}}} takes one slot and nothing else`);
  }
  const inside = { ...place, depth: place.depth + 1 };
  if (kind === 'if' || kind === 'unless') {
    const [first, second] = [tree(program, inside), tree(inverse, inside)];
    const [filled, unfilled] = kind === 'if' ? [first, second] : [second, first];
    return { kind: 'when', ...mention(about, place), filled, unfilled };
  }
  if (kind !== 'each') throw new TemplateFault(`there is no {{#${kind}}}: if, unless and each are all`);
  if (place.inItem) throw new TemplateFault('a list does not stand in a list');
  const { name } = mention(about, place);
  return {
    kind: 'each',
    name,
    item: tree(program, { ...inside, inItem: true }),
    none: tree(inverse, inside),
  };
}

/** In an item, a plain name is the item's own field and `../name` is the message's. */
function mention(expression: hbs.AST.Expression, { inItem }: Place) {
  if (expression.type !== 'PathExpression') throw new TemplateFault('only slots can be filled in');
  const { parts, depth, data, original } = expression as hbs.AST.PathExpression;
  const [name] = parts as unknown[];
  if (inItem && !data && depth === 0 && parts.length === 0) return { name: ITEM, scope: 'item' } as const;
  if (
    data ||
    depth > (inItem ? 1 : 0) ||
    parts.length !== 1 ||
    typeof name !== 'string' ||
    !isSlotName(name)
  ) {
    throw new TemplateFault(`${JSON.stringify(original.slice(0, 60))} is no name of a slot`);
  }
  return { name, scope: inItem && depth === 0 ? 'item' : 'message' } as const;
}
