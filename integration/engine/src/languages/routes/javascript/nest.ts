import type { Constants } from '../constants.ts';
import { methodNamed } from '../methods.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import type { Syntax, SyntaxTree } from '../syntax.ts';
import { argumentsOf, propertyOf } from './calls.ts';

const CONTROLLERS = new Set(['Controller', 'JsonController']);

/** Finds the routes that decorators declare in classes of NestJS and routing-controllers. */
export function findDecoratedRoutes(tree: SyntaxTree, constants: Constants): RouteDeclaration[] {
  return tree.nodes.flatMap((node) => {
    if (node.type !== 'class_declaration' && node.type !== 'abstract_class_declaration') return [];
    const exported = node.parent?.type === 'export_statement' ? node.parent : null;
    const decorators = [...node.only('decorator'), ...(exported?.only('decorator') ?? [])];
    const controller = decorators.find((decorator) => CONTROLLERS.has(nameOf(decorator)));
    if (controller === undefined) return [];
    const router = new Router();
    router.mount(new Router(), pathsOf(controller, constants));
    return methodsOf(node.part('body')).flatMap(({ method, decorators: own }) =>
      own.flatMap((decorator) => {
        const methods = answered(nameOf(decorator));
        const paths = methods === null ? null : pathsOf(decorator, constants);
        if (methods === null || paths === null) return [];
        return [{ router, methods, paths, first: own[0] ?? method, last: method }];
      }),
    );
  });
}

/**
 * Returns the methods of a class with their decorators. Some grammars put decorators before the
 * method, others into it.
 */
function methodsOf(body: Syntax | undefined): { method: Syntax; decorators: readonly Syntax[] }[] {
  const methods: { method: Syntax; decorators: readonly Syntax[] }[] = [];
  let before: Syntax[] = [];
  for (const member of body?.children ?? []) {
    if (member.type === 'decorator') {
      before.push(member);
    } else {
      const decorators = [...before, ...member.only('decorator')];
      if (member.type === 'method_definition') methods.push({ method: member, decorators });
      before = [];
    }
  }
  return methods;
}

function answered(name: string): readonly (string | null)[] | null {
  if (name === 'All') return [null];
  if (name === 'Sse') return ['GET'];
  const method = methodNamed(name);
  return method === undefined || name === method ? null : [method];
}

function nameOf(decorator: Syntax): string {
  return decorator.children[0]?.part('function')?.text ?? '';
}

/**
 * Returns the paths of a decorator. A single slash means the prefix itself, as an empty path does.
 */
function pathsOf(decorator: Syntax, constants: Constants): readonly string[] | null {
  const [argument] = argumentsOf(decorator.children[0] ?? decorator);
  const path = argument?.type === 'object' ? propertyOf(argument, 'path') : argument;
  if (path === undefined) return [''];
  return constants.texts(path)?.map((text) => (text === '/' ? '' : text)) ?? null;
}
