import type { Constants } from '../constants.ts';
import type { Names } from '../names.ts';
import type { RouteDeclaration } from '../route.ts';
import { Router } from '../router.ts';
import { walk, type Syntax, type SyntaxTree } from '../syntax.ts';
import { argumentsOf, methodsOfClass } from './calls.ts';
import { pythonOrigin } from './names.ts';

const DJANGO = new Set(['django.urls', 'django.conf.urls']);
const STARLETTE = new Set(['starlette.routing', 'fastapi.routing']);

/** An entry of a table: a route, or a prefix for other entries. */
type Entry =
  | { readonly path: string | null; readonly methods: readonly (string | null)[] }
  | { readonly path: string | null; readonly methods: null };

/** Finds the routes of Django's `urlpatterns` and of Starlette's `routes`. */
export function findTabledRoutes(
  tree: SyntaxTree,
  names: Names,
  constants: Constants,
): RouteDeclaration[] {
  const found: RouteDeclaration[] = [];
  const open: { node: Syntax; router: Router }[] = [];
  const root = new Router();
  walk(
    tree.root,
    (node) => {
      const entry = node.type === 'call' ? entryOf(node, names, constants) : null;
      const router = open.at(-1)?.router ?? root;
      if (entry?.methods === null) {
        open.push({ node, router: router.below(entry.path) });
      } else if (entry !== null && entry.path !== null) {
        const { path, methods } = entry;
        found.push({ router, methods, paths: [path], first: node, last: node });
      }
      return true;
    },
    (node) => {
      if (open.at(-1)?.node === node) open.pop();
    },
  );
  return found;
}

function entryOf(call: Syntax, names: Names, constants: Constants): Entry | null {
  const target = call.part('function');
  const origin = target?.type === 'identifier' ? pythonOrigin(names, target) : null;
  if (origin === null) return null;
  if (DJANGO.has(origin.module)) return djangoEntry(origin.name, call, constants);
  return STARLETTE.has(origin.module) ? starletteEntry(origin.name, call, names, constants) : null;
}

function djangoEntry(name: string, call: Syntax, constants: Constants): Entry | null {
  const { positional, named } = argumentsOf(call);
  const route = positional[0] ?? named.get('route');
  const view = positional[1] ?? named.get('view');
  const text = route === undefined ? null : constants.text(route);
  const path = name === 'path' ? text : text === null ? null : plainPattern(text);
  if (name !== 'path' && name !== 're_path' && name !== 'url') return null;
  if (view?.part('function')?.text === 'include') return { path, methods: null };
  if (view === undefined || view.part('attribute')?.text === 'urls') return null;
  return { path, methods: [null] };
}

/**
 * Returns the path that a regular expression matches. Returns `null` if it can match several paths.
 */
function plainPattern(pattern: string): string | null {
  const path = pattern.slice(
    pattern.startsWith('^') ? 1 : 0,
    pattern.endsWith('$') ? -1 : undefined,
  );
  return /[\\.^$*+?{}[\]|()]/.test(path) ? null : path;
}

function starletteEntry(
  name: string,
  call: Syntax,
  names: Names,
  constants: Constants,
): Entry | null {
  const { positional, named } = argumentsOf(call);
  const route = positional[0] ?? named.get('path');
  const path = route === undefined ? null : constants.text(route);
  if (name === 'Mount') return { path, methods: null };
  if (name === 'WebSocketRoute') return { path, methods: ['GET'] };
  if (name !== 'Route' && name !== 'APIRoute') return null;
  const listed = named.get('methods');
  if (listed !== undefined) return { path, methods: constants.texts(listed) ?? [null] };
  const endpoint = positional[1] ?? named.get('endpoint');
  const definition = endpoint === undefined ? undefined : names.meaning(endpoint)?.node;
  const isClass = definition?.type === 'class_definition';
  return { path, methods: methodsOfClass(isClass ? definition : undefined) };
}
