import type { Node } from 'web-tree-sitter';
import type { LanguageSupport } from './language-support.ts';
import { METHOD_CALLS } from './routes/methods.ts';
import { findPythonRoutes } from './routes/python/routes.ts';
import {
  aliasNamed,
  type DeclarationRule,
  nameOf,
  namedRules,
  qualify,
} from './rules/declarations.ts';
import { IMPORT } from './rules/comments.ts';
import type { DirectiveReader } from './rules/directives.ts';
import type { NameSite, NameUse } from './rules/locals.ts';
import { MAX_WRAPPERS, type VariableRule } from './rules/variables.ts';
import { LIKE_SHELL } from './rules/fact-syntax.ts';

const { declareFunction, declareClass } = namedRules('.');

const declareDecorated: DeclarationRule = (node, scope) => {
  const inner = node.childForFieldName('definition');
  if (inner === null) return null;
  const declare = inner.type === 'class_definition' ? declareClass : declareFunction;
  const declaration = declare(inner, scope);
  return declaration && { ...declaration, inner };
};

/** Declares the type of `type Pair[T] = tuple[T, T]`. */
const declareType: DeclarationRule = (node, scope) => {
  const name = /^\w+/.exec(nameOf(node.childForFieldName('left')))?.[0] ?? '';
  return aliasNamed(name, scope, '.');
};

/** Names the variables of `a = …`, `a: int`, `a, *b = …` and `a = b = …`. */
const nameAssigned: VariableRule = (node, scope) => {
  const names: string[] = [];
  let assignment = node.firstNamedChild;
  for (let depth = 0; assignment?.type === 'assignment' && depth < MAX_WRAPPERS; depth++) {
    names.push(...targetsOf(assignment.childForFieldName('left'), 0));
    assignment = assignment.childForFieldName('right');
  }
  return names.map((name) => ({ name: qualify(scope, '.', name), node }));
};

const PATTERNS = new Set(['list_pattern', 'list_splat_pattern', 'pattern_list', 'tuple_pattern']);

function targetsOf(target: Node | null, depth: number): string[] {
  if (target?.type === 'identifier') return [nameOf(target)];
  if (target === null || !PATTERNS.has(target.type) || depth === MAX_WRAPPERS) return [];
  return target.namedChildren.flatMap((child) => targetsOf(child, depth + 1));
}

const CODING = /^#.*?coding[:=]/;

/** The first and the last line of a block of metadata in a script (PEP 723). */
const METADATA = /^# \/\/\/ [a-zA-Z0-9-]+$/;
const METADATA_END = '# ///';

/**
 * Matches comments that change the program. `# type: ignore` is only for a type checker. Other
 * comments with `# type:` declare types.
 */
const PRAGMA = /^#\s*(?:type:(?!\s*ignore\b)|(?:cython|distutils)\s*:)/;

function readDirectives(): DirectiveReader {
  let inMetadata = false;
  return (comment, place) => {
    if (inMetadata || METADATA.test(comment)) {
      inMetadata = comment !== METADATA_END;
      return comment;
    }
    const isCoding = place.onTop && CODING.test(comment);
    return isCoding || PRAGMA.test(comment) ? comment : null;
  };
}

/**
 * Matches a string that stands alone as a statement. If it has no prefix `b`, it is documentation.
 */
const DOCSTRING =
  /^[rRuU]?(?:"""(?:(?!""")[^\\]|\\[^])*"""|'''(?:(?!''')[^\\]|\\[^])*'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')$/;

const STRING = /^([a-zA-Z]*)("""|'''|["'])([^]*)\2$/;

/** Writes a string in double quotes, if its content does not depend on the kind of quotes. */
function writeString(text: string, type: string): string {
  const string = type === 'string' ? STRING.exec(text) : null;
  if (string === null) return text;
  const [, written = '', , content = ''] = string;
  const prefix = written.toLowerCase().replace('u', '');
  const isExact = prefix.includes('r') || prefix.includes('f') || prefix.includes('t');
  if (isExact) return /["'\\]/.test(content) ? text : `${prefix}"${content}"`;
  const plain = content.replace(/\\([^])/g, (escape, sign) =>
    sign === '"' || sign === "'" ? String(sign) : escape,
  );
  return `${prefix}"${plain}"`;
}

/**
 * Matches the nodes in which a name can be seen from outside: callers can use the names of
 * parameters, and `global` refers to a variable of the module.
 */
const SHOWING =
  /^(?:dictionary_splat_pattern|global_statement|list_splat_pattern|nonlocal_statement|parameters|typed_parameter)$/;

const LISTS = /^(?:list_pattern|pattern_list|tuple_pattern)$/;
const ASSIGNING = /^(?:assignment|for_in_clause|for_statement)$/;

function readName({ type, index, token, up }: NameSite): NameUse | null {
  if (type !== 'identifier') return null;
  const around = up(0);
  if (SHOWING.test(around)) return 'shows';
  if (LISTS.test(around)) return ASSIGNING.test(up(1)) ? 'declares' : 'refers';
  switch (around) {
    case 'assignment':
    case 'named_expression':
      return index === 1 ? 'declares' : 'refers';
    case 'as_pattern_target':
      return 'declares';
    case 'attribute':
      return index === 1 ? 'refers' : 'label';
    case 'default_parameter':
    case 'typed_default_parameter':
      return index === 1 ? 'shows' : 'refers';
    case 'for_in_clause':
    case 'for_statement':
      return token === 'for' ? 'declares' : 'refers';
    case 'keyword_argument':
      return index === 1 ? 'label' : 'refers';
    case 'lambda_parameters':
      return 'shows';
    default:
      return 'refers';
  }
}

export const python: LanguageSupport = {
  files: '.py .pyi',
  exportingFiles: '__init__.py __init__.pyi',
  grammar: 'python',
  version: 3,
  facts: {
    ...LIKE_SHELL,
    quotes: ['"""', "'''", '"', "'"],
    longQuotes: ['"""', "'''"],
    hasDocStrings: true,
  },
  syntax: {
    nodes: {
      comment: 'comment',
      blank: 'line_continuation',
      // An f-string such as `f'{x = }'` prints its own source text, so its white space counts.
      opaque: 'string',
    },
    directives: readDirectives,
    asides: {
      expression_statement: { read: (text) => (DOCSTRING.test(text) ? 'doc' : null) },
      import_from_statement: IMPORT,
      import_statement: IMPORT,
    },
    format: {
      trailingCommas: 'argument_list dictionary lambda_parameters list list_pattern parameters set',
      tuples: 'tuple tuple_pattern',
      separators: 'block module',
      wrappers: { parenthesized_expression: () => true },
      joinedStrings: 'concatenated_string',
      literal: writeString,
    },
    types: {
      annotations: 'type',
      annotated: 'typed_parameter',
      aliases: { typed_default_parameter: 'default_parameter' },
      tokens: { ':': 'assignment typed_default_parameter', '->': 'function_definition' },
      declarations: 'type_alias_statement',
    },
    locals: {
      functions: 'function_definition',
      classes: 'class_definition',
      hasNamesInStrings: true,
      read: readName,
    },
    indentedBlocks: ['block', 'module'],
    joinsLines: true,
  },
  declarations: {
    rules: {
      class_definition: declareClass,
      decorated_definition: declareDecorated,
      function_definition: declareFunction,
      type_alias_statement: declareType,
    },
    // A definition inside of a condition or a `try` is a definition of the module.
    containers:
      'block elif_clause else_clause except_clause finally_clause if_statement module try_statement with_statement',
  },
  variables: { expression_statement: nameAssigned },
  routes: {
    words: [[...METHOD_CALLS.lower, '.websocket', 'oute', 'url']],
    find: findPythonRoutes,
  },
};
