import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Published } from './published.ts';
import { CLI } from './site.ts';

/** Stands for npm: all that can be installed are the packages of this workspace. */
const NPM = `#!/bin/sh
set -e
case "$*" in
'config get registry') echo "$REGISTRY" ;;
'install astro-drift' | 'i astro-drift@^'*)
  cp -R "$MODULES/astro-drift" "$MODULES/@astro-drift" node_modules/
  node -e '
    const fs = require("node:fs");
    const manifest = JSON.parse(fs.readFileSync("package.json", "utf8"));
    manifest.dependencies["astro-drift"] = "^" + process.env.VERSION;
    fs.writeFileSync("package.json", JSON.stringify(manifest));
  ' ;;
*) echo "npm $*: this test has no such command" >&2; exit 64 ;;
esac
`;

/** Stands for npx: it prefers what is installed, and the questions of \`astro add\` are answered with yes. */
const NPX = `#!/bin/sh
[ "$1" = --yes ] && shift
program="$1"
shift
case "$program" in
astro)
  [ "$1" = add ] && set -- "$@" --yes
  exec node "$ASTRO" "$@" ;;
astro-drift | @astro-drift/cli | "@astro-drift/cli@^$VERSION")
  bin="$MODULES/@astro-drift/cli/dist/bin.js"
  [ "$program" = astro-drift ] && bin=node_modules/astro-drift/dist/bin.js
  [ "$1" = init ] && set -- "$@" --now "$NOW"
  exec node "$bin" "$@" ;;
*) echo "npx $program: this test has no such program" >&2; exit 64 ;;
esac
`;

/** Stands for chant: it notes in a spec that it was worked, and leaves the writing to the reader. */
const CHANT = `#!/bin/sh
set -e
spec=$(ls .chant/specs/*"$2"*.md)
case "$1" in
reset) sed -i -e 's/^status: .*/status: pending/' -e '/^completed_at: /d' "$spec" ;;
work)
  grep -q '^status: pending$' "$spec"
  sed -i "s/^status: pending$/status: completed\\ncompleted_at: $NOW/" "$spec" ;;
*) echo "chant $*: this test has no such command" >&2; exit 64 ;;
esac
`;

/** Puts the programs of a reader into a folder, and returns the environment that they need. */
export function providePrograms(
  folder: string,
  { modules, version, registry }: Published,
): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries({ npm: NPM, npx: NPX, chant: CHANT })) {
    writeFileSync(join(folder, name), script);
    chmodSync(join(folder, name), 0o755);
  }
  return { MODULES: modules, VERSION: version, REGISTRY: registry.url, ASTRO: CLI };
}
