// Every way a module can name another one, as one shape.

const importedName = (specifier) =>
  specifier.type === 'ImportSpecifier' ? (specifier.imported.name ?? specifier.imported.value) : '*';

function ofImport(node) {
  const typeOnly =
    node.importKind === 'type' ||
    (node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type'));
  return { specifier: node.source.value, typeOnly, names: node.specifiers.map(importedName) };
}

function ofExport(node) {
  return {
    specifier: node.source.value,
    typeOnly: node.exportKind === 'type',
    names: node.specifiers?.map((specifier) => specifier.local.name ?? specifier.local.value) ?? ['*'],
  };
}

/** A visitor that calls `seen(node, { specifier, typeOnly, names })` for each module named in a file. */
export function visitImports(seen) {
  const literal = (node, source, typeOnly) => {
    const value = source?.value ?? source?.literal?.value;
    if (typeof value === 'string') seen(node, { specifier: value, typeOnly, names: ['*'] });
  };
  return {
    ImportDeclaration: (node) => seen(node, ofImport(node)),
    ExportNamedDeclaration: (node) => node.source && seen(node, ofExport(node)),
    ExportAllDeclaration: (node) => seen(node, ofExport(node)),
    ImportExpression: (node) => literal(node, node.source, false),
    TSImportType: (node) => literal(node, node.source ?? node.argument, true),
  };
}
