import type { Node } from 'web-tree-sitter';
import type { LanguageSupport } from './language-support.ts';
import { findGoRoutes } from './routes/go/routes.ts';
import { METHOD_CALLS } from './routes/methods.ts';
import { type DeclarationRule, nameOf, namedRules, ownName } from './rules/declarations.ts';
import type { DirectiveReader } from './rules/directives.ts';
import type { NameSite, NameUse } from './rules/locals.ts';
import type { VariableRule } from './rules/variables.ts';
import { LIKE_C } from './rules/fact-syntax.ts';

const { declareFunction, declareAlias } = namedRules('.');

const declareMethod: DeclarationRule = (node) => {
  const name = ownName(node);
  const receiver = node.childForFieldName('receiver')?.firstNamedChild ?? null;
  const type = nameOf(plainType(receiver?.childForFieldName('type') ?? null));
  return { kind: 'method', name: type === '' ? name : `${type}.${name}`, members: null };
};

/** Limits how many pointers and parentheses around the type of a receiver are followed. */
const MAX_WRAPPERS = 8;

/** Returns the name of a receiver's type: `Cache` for `*Cache[K]`. */
function plainType(receiver: Node | null): Node | null {
  let type = receiver;
  for (let depth = 0; depth < MAX_WRAPPERS; depth++) {
    if (type?.type === 'pointer_type' || type?.type === 'parenthesized_type') {
      type = type.firstNamedChild;
    } else if (type?.type === 'generic_type') {
      type = type.childForFieldName('type');
    }
  }
  return type;
}

/** Declares the type of `type A …`. Each type of `type ( … )` is a declaration of its own. */
const declareTypes: DeclarationRule = (node, scope) => {
  const inner = node.firstNamedChild;
  if (inner === null || node.child(1)?.type === '(') return null;
  const declaration = declareAlias(inner, scope);
  return declaration && { ...declaration, inner };
};

/**
 * Names the constants of `const a = …` and of each line of `const ( … )`. `var` has the same forms.
 */
const nameSpecs: VariableRule = (node) => {
  const list = node.namedChildren.find(({ type }) => type === 'var_spec_list') ?? node;
  const isList = list !== node || node.child(1)?.type === '(';
  return list.namedChildren
    .filter(({ type }) => type === 'const_spec' || type === 'var_spec')
    .flatMap((spec) =>
      spec
        .childrenForFieldName('name')
        .filter(({ isNamed }) => isNamed)
        .map((name) => ({ name: nameOf(name), node: isList ? spec : node })),
    );
};

const DIRECTIVE = /^\/\/(?:go:|export\s|line\s|extern\s|\s*\+[A-Za-z])|^\/\*line\s/;

function readName({ type, outerIndex, token, up }: NameSite): NameUse | null {
  if (type !== 'identifier') return null;
  switch (up(0)) {
    case 'expression_list':
      return outerIndex === 1 && /^(?:range_clause|short_var_declaration)$/.test(up(1))
        ? 'declares'
        : 'refers';
    case 'literal_element':
      // The name can be that of a field.
      return outerIndex === 1 && up(1) === 'keyed_element' ? 'shows' : 'refers';
    case 'parameter_declaration':
    case 'variadic_parameter_declaration':
      return 'shows';
    case 'var_spec':
      return token === '=' ? 'refers' : 'declares';
    default:
      return 'refers';
  }
}

/**
 * Matches the first line of an exported declaration, field or method, or of a group of
 * declarations.
 */
const DOCUMENTED =
  /^(?:package\s|func\s+(?:\([^)]*\)\s*)?\p{Lu}|(?:type|var|const)\s+[\p{Lu}(]|\p{Lu})/u;

const EXAMPLE = /^func Example/m;

/** Matches the comment with which the expected output of an example begins. */
const OUTPUT = /^\/[/*]\s*(?:unordered )?output:/i;

function readDirectives(text: string): DirectiveReader {
  const hasExamples = EXAMPLE.test(text);
  let inOutput = false;
  return (comment, place) => {
    if (hasExamples && !place.follows) inOutput = OUTPUT.test(comment);
    return inOutput || DIRECTIVE.test(comment) ? comment : null;
  };
}

export const go: LanguageSupport = {
  files: '.go',
  grammar: 'go',
  version: 3,
  facts: {
    ...LIKE_C,
    quotes: ['"', '`', "'"],
    longQuotes: ['`'],
    docComments: ['//'],
    hasTypeAfterName: true,
    exports: 'capitalized',
  },
  syntax: {
    nodes: {
      comment: 'comment',
      opaque: 'interpreted_string_literal raw_string_literal rune_literal',
    },
    directives: readDirectives,
    docsBefore: {
      within:
        'const_declaration field_declaration_list interface_type source_file type_declaration var_declaration var_spec_list',
      line: DOCUMENTED,
    },
    // `import "C"` is code, because the comment before it is a program.
    asides: { import_declaration: { read: (text) => (text.includes('"C"') ? null : 'import') } },
    format: {
      trailingCommas:
        'argument_list literal_value parameter_list type_arguments type_parameter_list',
      separators:
        'block const_declaration field_declaration_list import_spec_list interface_type source_file statement_list type_declaration var_declaration var_spec_list',
      wrappers: { parenthesized_expression: () => true },
    },
    locals: {
      functions: 'func_literal function_declaration method_declaration',
      read: readName,
    },
    commentsEndStatements: true,
    // The comments before `import "C"` are a program in C.
    codeInComments: { node: 'import_declaration', containing: '"C"' },
  },
  declarations: {
    rules: {
      function_declaration: declareFunction,
      method_declaration: declareMethod,
      type_alias: declareAlias,
      type_declaration: declareTypes,
      type_spec: declareAlias,
    },
    containers: 'source_file type_declaration',
  },
  variables: { const_declaration: nameSpecs, var_declaration: nameSpecs },
  definitionRoles: { package_clause: 'namespace' },
  routes: {
    words: [[...METHOD_CALLS.upper, ...METHOD_CALLS.title, 'Handle', '.A', '.Ma', '.Me']],
    find: findGoRoutes,
  },
};
