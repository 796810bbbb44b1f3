import { describe, expect, it } from 'vitest';
import { publishable } from '../../../integration/src/source/publishable.ts';

describe('a file that may be shown', () => {
  it.each([
    'src/auth/routes.py',
    'README.md',
    '.github/workflows/ci.yml',
    'src/environment.ts',
    'src/secrets.py',
    'src/credentials/provider.ts',
    'src/keys.ts',
    'docker/config.json',
    'src/aws/client.ts',
    'infra/main.tf',
    'certs/README.md',
    'constructor',
  ])('can be %s', (path) => {
    expect(publishable([])(path)).toBe(true);
  });

  it.each([
    '.env',
    'apps/web/.env',
    'apps/web/.ENV.production',
    '.env.example',
    'deploy/production.env',
    '.envrc',
    '.npmrc',
    'home/.netrc',
    '.pypirc',
    '.docker/config.json',
    'ops/.aws/credentials',
    'ops/.aws/sso/cache/token.json',
    'ops/.ssh/config',
    '.kube/config',
    'infra/terraform.tfstate',
    'infra/terraform.tfstate.backup',
    'infra/prod.tfvars',
    'infra/prod.auto.tfvars.json',
    'keys/server.PEM',
    'keys/id_ed25519',
    'keys/putty.ppk',
    'keys/AuthKey_ABC.p8',
    'release.asc',
    'backup.gpg',
    'config/master.key',
    'config/credentials.yml.enc',
    'config/secrets.yml',
    'config/Secrets.JSON',
    'gcp/service-account-prod.json',
    'client_secret_123.json',
    'credentials',
    'wp/wp-config.php',
    'new\nline/.env',
  ])('is never %s', (path) => {
    expect(publishable([])(path)).toBe(false);
  });

  it('is none that the site excludes, or that lies in a folder of these', () => {
    const shown = publishable(['fixtures', '**/*.min.js', 'src/{a,b}/**/*.sql']);
    const paths = [
      'fixtures/a/b.ts',
      'src/fixtures/a.ts',
      'fixtures.ts',
      'lib/x.min.js',
      'lib/x.js',
      'src/a/x/y.sql',
      'src/c/x.sql',
      'FIXTURES/a.ts',
    ];
    expect(paths.filter(shown)).toEqual([
      'src/fixtures/a.ts',
      'fixtures.ts',
      'lib/x.js',
      'src/c/x.sql',
      'FIXTURES/a.ts',
    ]);
  });

  it('cannot be a secret for all that is excluded', () => {
    expect(publishable(['!**/.env', '.env'])('.env')).toBe(false);
  });
});
