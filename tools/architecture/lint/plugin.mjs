// The rules of the house as an oxlint plugin: `viewline/<rule>`.
import { BOUNDARIES } from './boundaries.mjs';
import { fileSuffix } from './file-suffix.mjs';
import { visitImports } from './imports.mjs';
import { placeOfFile, placeOfImport } from './place.mjs';

function boundary({ says, forbids }) {
  return {
    create(context) {
      const from = placeOfFile(context.filename);
      if (!from) return {};
      return visitImports((node, what) => {
        const to = placeOfImport(what.specifier, context.filename);
        if (forbids(from, { ...what, to })) context.report({ node, message: `'${what.specifier}': ${says}` });
      });
    },
  };
}

export default {
  meta: { name: 'viewline' },
  rules: {
    ...Object.fromEntries(Object.entries(BOUNDARIES).map(([name, rule]) => [name, boundary(rule)])),
    'file-suffix': fileSuffix,
  },
};
