import { FILE, type Declaration, type NameRules, type Names } from '../names.ts';
import type { Syntax } from '../syntax.ts';
import { literalRules } from '../literals.ts';

/** How Python writes strings and lists. */
export const PYTHON_LITERALS = literalRules({
  strings: 'string concatenated_string',
  contents: 'string_content',
  delimiters: 'string_start string_end',
  interpolations: 'interpolation',
  sums: { nodes: 'binary_operator', operator: '+' },
  first: 'parenthesized_expression',
  lists: 'list tuple set',
});

const PARAMETERS = new Set(['typed_parameter', 'default_parameter', 'typed_default_parameter']);

const CLASS = 'class_definition';

/**
 * How Python names things: variables, classes, parameters and imports; attributes as `self.x`;
 * variables of a class as `Class.x`.
 */
export const PYTHON_NAMES: NameRules = {
  scopes: new Set(['function_definition', CLASS, 'lambda']),
  hoisted: true,
  declared(node) {
    if (node.type === 'assignment' || node.type === 'augmented_assignment') return assigned(node);
    if (node.type === 'identifier') {
      return node.parent?.type === 'parameters' ? [plain(node, node)] : [];
    }
    if (PARAMETERS.has(node.type)) {
      const name = node.part('name') ?? node.children[0];
      return name === undefined ? [] : [plain(name, node)];
    }
    if (node.type === CLASS) {
      const name = node.part('name');
      return name === undefined ? [] : [plain(name, node)];
    }
    if (node.type === 'import_from_statement') {
      return node.children
        .filter(({ role }) => role === 'name')
        .map((name) => plain(name.part('alias') ?? name, name));
    }
    return [];
  },
  referred(node) {
    if (node.type === 'identifier') return node.text;
    const object = node.type === 'attribute' ? node.part('object') : undefined;
    return object?.type === 'identifier' ? node.text : null;
  },
};

/** Returns the module from which a name is imported, and the name that it has there. */
export function pythonOrigin(names: Names, node: Syntax): { module: string; name: string } | null {
  const imported = names.meaning(node)?.node;
  const statement = imported?.parent;
  if (imported === undefined || statement?.type !== 'import_from_statement') return null;
  return {
    module: statement.part('module_name')?.text ?? '',
    name: (imported.part('name') ?? imported).text,
  };
}

function plain(name: Syntax, node: Syntax): Declaration {
  return { name: name.text, node, value: null, from: node.start };
}

function assigned(node: Syntax): Declaration[] {
  const target = node.part('left');
  if (target === undefined) return [];
  const value = node.type === 'assignment' ? (node.part('right') ?? null) : null;
  const declaration = { name: target.text, node: target, value, from: node.end };
  if (target.type === 'attribute') return [{ ...declaration, within: CLASS }];
  if (target.type !== 'identifier') return [];
  const owner = classAround(node)?.part('name')?.text;
  return owner === undefined
    ? [declaration]
    : [declaration, { ...declaration, name: `${owner}.${target.text}`, within: FILE }];
}

/** Returns the class whose body directly contains a statement. */
function classAround(node: Syntax): Syntax | null {
  const body = node.parent?.parent;
  return body?.parent?.type === CLASS ? body.parent : null;
}
