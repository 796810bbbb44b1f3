import type { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';

/** One `Route` attribute. */
interface Mapping {
  /** It is `null` if this file does not contain the paths. */
  readonly paths: readonly string[] | null;
  readonly methods: readonly (string | null)[];
}

/**
 * Finds the routes of Symfony's attributes. They stand on methods, and on classes with a method
 * `__invoke`.
 */
export function findSymfonyRoutes(tree: SyntaxTree, constants: Constants): RouteDeclaration[] {
  return tree.nodes.flatMap((node) => {
    if (node.type !== 'class_declaration') return [];
    const own = mappingsOf(node, constants);
    const methods = node.part('body')?.only('method_declaration') ?? [];
    const router = new Router();
    const [{ paths: prefix } = { paths: [''] }] = own;
    router.mount(new Router(), prefix);
    const found = methods.flatMap((method) =>
      declarations(router, mappingsOf(method, constants), method),
    );
    const isInvoked = methods.some((method) => method.part('name')?.text === '__invoke');
    return found.length > 0 || !isInvoked ? found : declarations(new Router(), own, node);
  });
}

function declarations(
  router: Router,
  mappings: readonly Mapping[],
  node: Syntax,
): RouteDeclaration[] {
  return mappings.flatMap(({ paths, methods }) =>
    paths === null ? [] : [{ router, methods, paths, first: node, last: node }],
  );
}

function mappingsOf(node: Syntax, constants: Constants): Mapping[] {
  const groups = node.part('attributes')?.only('attribute_group') ?? [];
  const attributes = groups.flatMap((group) => group.only('attribute'));
  return attributes.flatMap((attribute) => {
    const name = attribute.children[0]?.text ?? '';
    if (name.slice(name.lastIndexOf('\\') + 1) !== 'Route') return [];
    const listed = attribute.part('parameters')?.children ?? [];
    const named = (key: string): Syntax | undefined =>
      listed.find((argument) => argument.part('name')?.text === key);
    const path = named('path') ?? listed.find((argument) => argument.part('name') === undefined);
    const methods = named('methods');
    return {
      paths: path === undefined ? [''] : constants.texts(path),
      methods: methods === undefined ? [null] : methodsOf(methods, constants),
    };
  });
}

/**
 * Returns the HTTP methods. They are written as strings, or as constants such as
 * `Request::METHOD_GET`.
 */
function methodsOf(node: Syntax, constants: Constants): (string | null)[] {
  return constants.items(node).map((item) => {
    const text = constants.text(item) ?? item.text;
    return methodNamed(text.slice(text.lastIndexOf('_') + 1)) ?? null;
  });
}
