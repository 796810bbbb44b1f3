/**
 * Imports in JavaScript: the names, and the module. Blanks are bounded, because a long run of them
 * would be tried in every way in which the parts can share it.
 */
const IMPORTED = [
  /\bimport\s{1,100}(?:type\s{1,100})?([^\s'"`;][^'"`;]{0,500}?)(?<!\s)\s{1,100}from\s{1,100}['"]([^'"\n]+)['"]/g,
  /\b(?:const|let|var)\s{1,100}([^\s=;][^=;]{0,500}?)(?<!\s)\s{0,100}=\s{0,100}(?:await\s{1,100}import|require)\(\s{0,100}['"]([^'"\n]+)['"]/g,
];

/** Imports in Python and Rust: the module, and the names. */
const IMPORTED_FROM = [
  /^[ \t]*from\s+([\w.]+)\s+import\s+([^\n]{1,500})/gm,
  /^[ \t]*use\s+(\w+)::([^;]{1,500});/gm,
];

/** Imports of whole modules in Python. */
const IMPORTED_WHOLE = /^[ \t]*import[ \t]+([\w.]+)(?:[ \t]+as[ \t]+(\w+))?[ \t]*$/gm;

const DECLARED =
  /\b(?:const|let|var|val)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]{1,100})?=|\b(?:def|fn|func)\s+([A-Za-z_$][\w$]*)|\b(?:function|class|struct)\s+([A-Za-z_$][\w$]*)[^\n{;]{0,200}\{|\bclass\s+(\w+)[^\n:{]{0,100}:\s*$|^([A-Za-z_]\w*)\s*=[^=]/gm;

/** An import in a block of code. */
export interface Import {
  readonly names: readonly string[];
  /** Whether the module belongs to the repository. */
  readonly isOwn: boolean;
}

/**
 * Finds the imports in a block of JavaScript, Python or Rust.
 *
 * @param isOwn whether a package belongs to the repository
 */
export function importsIn(block: string, isOwn: (name: string) => boolean): Import[] {
  const words = (text: string): string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? [];
  const isRelative = (module: string): boolean => /^(?:\.|[~#@]?\/)/.test(module);
  return [
    ...IMPORTED.flatMap((pattern) => [...block.matchAll(pattern)]).map(
      ([, names = '', module = '']) => ({
        names: words(names),
        isOwn: isRelative(module) || isOwn(packageOf(module)),
      }),
    ),
    ...[...block.matchAll(IMPORTED_WHOLE)].map(([, module = '', name = module]) => ({
      names: words(name).slice(0, 1),
      isOwn: isOwn(module.split('.')[0] ?? ''),
    })),
    ...IMPORTED_FROM.flatMap((pattern) => [...block.matchAll(pattern)]).map(
      ([, module = '', names = '']) => ({
        names: words(names),
        isOwn: isRelative(module) || isOwn(module.split('.')[0] ?? ''),
      }),
    ),
  ];
}

/** Returns the names that a block declares itself, or that it imports from other projects. */
export function foreignNames(block: string, isOwn: (name: string) => boolean): string[] {
  if (!/\n|\b(?:import|const|let|var)\b/.test(block)) return [];
  return [
    ...importsIn(block, isOwn).flatMap((each) => (each.isOwn ? [] : each.names)),
    ...[...block.matchAll(DECLARED)].flatMap(([, ...names]) => names.filter(Boolean)),
  ];
}

/** Returns the name of the package to which an imported module belongs. */
function packageOf(module: string): string {
  const parts = module.replace(/^(?:jsr|node|npm):/, '').split('/');
  return parts.slice(0, module.startsWith('@') ? 2 : 1).join('/');
}
