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
import type { DirectiveReader } from './rules/directives.ts';
import { MAX_WRAPPERS, type VariableRule } from './rules/variables.ts';

const { declareFunction, declareClass } = namedRules('.');

const declareDecorated: DeclarationRule = (node, scope) => {
  const inner = node.childForFieldName('definition');
  if (inner === null) return null;
  const declare = inner.type === 'class_definition' ? declareClass : declareFunction;
  const declaration = declare(inner, scope);
  return declaration && { ...declaration, inner };
};

/** `type Pair[T] = tuple[T, T]`. */
const declareType: DeclarationRule = (node, scope) => {
  const name = /^\w+/.exec(nameOf(node.childForFieldName('left')))?.[0] ?? '';
  return aliasNamed(name, scope, '.');
};

/** `a = …`, `a: int`, `a, *b = …` and `a = b = …`. */
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

/** The first line of a block of metadata in a script (PEP 723). */
const METADATA = /^# \/\/\/ [a-zA-Z0-9-]+$/;
const METADATA_END = '# ///';

const PRAGMA = /^#\s*(?:type:|(?:cython|distutils)\s*:)/;

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

export const python: LanguageSupport = {
  files: '.py .pyi',
  grammar: 'python',
  version: 1,
  syntax: {
    nodes: {
      comment: 'comment',
      blank: 'line_continuation',
      // An f-string such as `f'{x = }'` prints its own source, so that its white space counts.
      opaque: 'string',
    },
    directives: readDirectives,
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
    // A definition below a condition or a `try` is a definition of the module.
    containers:
      'block elif_clause else_clause except_clause finally_clause if_statement module try_statement with_statement',
  },
  variables: { expression_statement: nameAssigned },
  routes: {
    words: [[...METHOD_CALLS.lower, '.websocket', 'oute', 'url']],
    find: findPythonRoutes,
  },
};
