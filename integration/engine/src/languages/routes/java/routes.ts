import { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import { FILE, Names, type Declaration, type NameRules } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { literalRules } from '../literals.ts';

/** How Java writes strings and lists. */
const JAVA_LITERALS = literalRules({
  strings: 'string_literal',
  contents: 'string_fragment',
  sums: { nodes: 'binary_expression', operator: '+' },
  first: 'parenthesized_expression',
  lists: 'element_value_array_initializer array_creation_expression',
});

const TYPES = new Set(['class_declaration', 'interface_declaration', 'record_declaration']);
const FIELDS = new Set(['field_declaration', 'constant_declaration']);

/**
 * Annotations of classes that are HTTP clients. The annotations of their methods look like routes.
 */
const CLIENTS = ['FeignClient', 'Client', 'RegisterRestClient'];

/**
 * The annotations of a node, and their arguments by name. A single argument without a name is
 * called `value`.
 */
type Annotations = ReadonlyMap<string, ReadonlyMap<string, Syntax>>;

/** The route that the annotations of a method declare. */
interface Mapping {
  /** The annotation that holds the prefix. It stands on the class. */
  readonly base: string;
  readonly methods: readonly (string | null)[];
  readonly paths: readonly string[] | null;
}

/** How Java names the constants of classes and interfaces: as `NAME` and as `Class.NAME`. */
const JAVA_NAMES: NameRules = {
  scopes: TYPES,
  hoisted: true,
  declared: (node) => (node.type === 'variable_declarator' ? constant(node) : []),
  referred(node) {
    if (node.type === 'identifier') return node.text;
    const object = node.type === 'field_access' ? node.part('object') : undefined;
    if (object === undefined) return null;
    return `${(object.part('field') ?? object).text}.${node.part('field')?.text ?? ''}`;
  },
};

/** Finds the routes that annotations declare in Spring, JAX-RS and Micronaut. */
export function findJavaRoutes(tree: SyntaxTree): RouteDeclaration[] {
  const constants = new Constants(new Names(tree, JAVA_NAMES), JAVA_LITERALS);
  return tree.nodes.flatMap((node) => (TYPES.has(node.type) ? routesOf(node, constants) : []));
}

function constant(node: Syntax): Declaration[] {
  const name = node.part('name');
  const owner = node.parent?.parent?.parent?.part('name');
  if (name === undefined || !FIELDS.has(node.parent?.type ?? '')) return [];
  const value = node.part('value') ?? null;
  const declaration = { name: name.text, node: name, value, from: node.end };
  const qualified = `${owner?.text ?? ''}.${name.text}`;
  return [declaration, { ...declaration, name: qualified, within: FILE }];
}

function routesOf(type: Syntax, constants: Constants): RouteDeclaration[] {
  const annotations = annotationsOf(type);
  if (CLIENTS.some((client) => annotations.has(client))) return [];
  const routers = new Map<string, Router>();
  return (type.part('body')?.children ?? []).flatMap((member) => {
    if (member.type !== 'method_declaration') return [];
    const mapping = mappingOf(annotationsOf(member), annotations, constants);
    if (!mapping?.paths) return [];
    const { base, methods, paths } = mapping;
    const router = routers.get(base) ?? routerOf(annotations.get(base), constants);
    routers.set(base, router);
    return [{ router, methods, paths, first: member, last: member }];
  });
}

function routerOf(base: ReadonlyMap<string, Syntax> | undefined, constants: Constants): Router {
  const router = new Router();
  router.mount(new Router(), pathsOf(base, constants));
  return router;
}

function mappingOf(
  annotations: Annotations,
  ofClass: Annotations,
  constants: Constants,
): Mapping | null {
  for (const [name, values] of annotations) {
    if (name === 'RequestMapping') {
      const methods = requestMethods(values, constants);
      const inherited = requestMethods(ofClass.get(name), constants);
      const paths = pathsOf(values, constants);
      return { base: name, methods: methods ?? inherited ?? [null], paths };
    }
    const isMapping = name.endsWith('Mapping');
    const method = methodNamed(isMapping ? name.slice(0, -'Mapping'.length) : name);
    if (method === undefined) continue;
    if (isMapping) {
      return { base: 'RequestMapping', methods: [method], paths: pathsOf(values, constants) };
    }
    const base = name === method ? 'Path' : 'Controller';
    if (!ofClass.has(base) || (base === 'Path' && values.size > 0)) continue;
    const paths = pathsOf(base === 'Path' ? annotations.get('Path') : values, constants);
    return { base, methods: [method], paths };
  }
  return null;
}

/**
 * Returns the values of the argument `method`, such as `RequestMethod.GET`. Returns `null` if the
 * argument is missing.
 */
function requestMethods(
  values: ReadonlyMap<string, Syntax> | undefined,
  constants: Constants,
): readonly (string | null)[] | null {
  const method = values?.get('method');
  if (method === undefined) return null;
  return constants.items(method).map((item) => (item.part('field') ?? item).text);
}

/**
 * Returns the paths of an annotation. A path with a placeholder of Spring, as in `${api.base}/x`,
 * is left out, because its value is unknown.
 */
function pathsOf(
  values: ReadonlyMap<string, Syntax> | undefined,
  constants: Constants,
): readonly string[] | null {
  const path = values?.get('path') ?? values?.get('value') ?? values?.get('uri');
  if (path === undefined) return [''];
  const paths = constants.texts(path);
  return paths?.some((text) => text.includes('${')) === true ? null : paths;
}

function annotationsOf(node: Syntax): Annotations {
  const found = new Map<string, ReadonlyMap<string, Syntax>>();
  const modifiers = node.only('modifiers').flatMap(({ children }) => children);
  for (const annotation of modifiers) {
    const name = annotation.part('name')?.text;
    if (name === undefined) continue;
    const values = new Map<string, Syntax>();
    for (const argument of annotation.part('arguments')?.children ?? []) {
      const value = argument.part('value');
      if (argument.type !== 'element_value_pair') values.set('value', argument);
      else if (value !== undefined) values.set(argument.part('key')?.text ?? '', value);
    }
    found.set(name.slice(name.lastIndexOf('.') + 1), values);
  }
  return found;
}
