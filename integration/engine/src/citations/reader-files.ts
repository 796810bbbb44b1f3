/** Files that any project can have, so that a text without lines means the one of the reader. */
const OF_ANY_PROJECT = new Set([
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'],
  ...['pnpm-workspace.yaml', 'bun.lock', 'bun.lockb', 'bunfig.toml', 'lerna.json', 'nx.json'],
  ...['turbo.json', 'deno.json', 'deno.jsonc', 'deno.lock', 'tsconfig.json', 'jsconfig.json'],
  ...['pyproject.toml', 'requirements.txt', 'setup.py', 'setup.cfg', 'tox.ini', 'Pipfile'],
  ...['Pipfile.lock', 'poetry.lock', 'uv.lock', 'conftest.py', 'manage.py'],
  ...['Cargo.toml', 'Cargo.lock', 'go.mod', 'go.sum', 'go.work', 'Gemfile', 'Gemfile.lock'],
  ...['Rakefile', 'composer.json', 'composer.lock', 'pom.xml', 'build.gradle', 'settings.gradle'],
  ...['build.gradle.kts', 'settings.gradle.kts', 'gradle.properties', 'mix.exs', 'pubspec.yaml'],
  ...['CMakeLists.txt', 'Makefile', 'Justfile', 'Dockerfile', 'Containerfile', 'Procfile'],
  ...['docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml', 'Vagrantfile'],
  ...['netlify.toml', 'vercel.json', 'wrangler.toml', 'wrangler.json', 'fly.toml', 'CODEOWNERS'],
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'LICENSE', 'LICENSE.md'],
  ...['AGENTS.md', 'CLAUDE.md', 'index.html', 'robots.txt', 'sitemap.xml', 'manifest.json'],
]);

/** Settings of tools, such as `.eslintignore`, `vite.config.ts` and `tsconfig.build.json`. */
const SETTINGS = /^(?:\.[^/]+|[^/]+\.config\.[cm]?[jt]sx?|(?:ts|js)config\.[\w-]+\.json)$/;

/** Whether a path is a mere name that any project can have, and so names a file of the reader. */
export function isOfAnyProject(path: string): boolean {
  return OF_ANY_PROJECT.has(path) || SETTINGS.test(path);
}
