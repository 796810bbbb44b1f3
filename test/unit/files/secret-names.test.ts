import { describe, expect, it } from 'vitest';
import { isSecretName } from '../../../integration/engine/src/files/secret-names.ts';

describe('a file that holds secrets by its name', () => {
  it.each([
    [
      'environments',
      ['.env', 'apps/web/.env', '.ENV.production', 'deploy/production.env', '.envrc', '.env-prod'],
      ['.env_prod', '.env2', '.env.vault', 'env.production', 'prod.env.local', '.envrc.local'],
    ],
    [
      'settings with passwords in them',
      ['.npmrc', '.yarnrc', '.yarnrc.yml', 'home/.netrc', '_netrc', '.pypirc', '.pgpass'],
      ['.docker/config.json', '.dockercfg', '.htpasswd', '.git-credentials', '.vault-token'],
      [
        'wp/wp-config.php',
        'kubeconfig',
        'kubeconfig.yaml',
        'prod.kubeconfig',
        'kube-config-dev.yml',
      ],
      [
        'application_default_credentials.json',
        'auth.json',
        '.bash_history',
        '.my.cnf',
        'token.json',
      ],
    ],
    [
      'everything in certain folders',
      ['ops/.aws/credentials', 'ops/.aws/sso/cache/token.json', 'ops/.ssh/config', '.kube/config'],
      ['.env/database', '.envs/.production/.django', 'secrets/db.md', 'a/Secrets/b/c.ts'],
      ['secrets.prod/db', '.secrets/x', 'secret/db-password', 'config/credentials/prod.yaml'],
      ['home/.config/gh/hosts.yml', '.ssh.bak/config', 'secrets (1)/db', 'secrets/.env.example'],
    ],
    [
      'state and values of infrastructure',
      ['infra/terraform.tfstate', 'infra/terraform.tfstate.backup', 'infra/prod.tfvars'],
      ['infra/prod.auto.tfvars.json', 'credentials.tfrc.json'],
    ],
    [
      'keys',
      [
        'keys/server.PEM',
        'keys/id_ed25519',
        'id_ecdsa_sk',
        'id_rsa_work',
        'deploy.id_rsa',
        'id_rsa2',
      ],
      [
        'github_ed25519',
        'ssh_host_rsa_key',
        'deploy_key',
        'private-key.txt',
        'privkey',
        'api_keys.json',
      ],
      ['keys/putty.ppk', 'keys/AuthKey_ABC.p8', 'release.asc', 'backup.gpg', 'config/master.key'],
      ['a.pfx', 'a.p12', 'a.jks', 'a.keystore', 'home.ovpn', 'rootkey.csv', 'ad_accessKeys.csv'],
      ['gcp/service-account-prod.json', 'client_secret_123.json', 'my-firebase-adminsdk-1.json'],
    ],
    [
      'what says so itself',
      ['secret', 'credentials', 'config/secrets.yml', 'config/Secrets.JSON', 'db-secret.yaml'],
      ['secrets.prod.yml', 'prod-secrets.yml', 'config/credentials.yml.enc', 'aws_credentials.csv'],
      ['password.txt', 'passwords.csv', 'app.secrets'],
    ],
    [
      'copies of these',
      [
        '.env~',
        '.env.bak',
        '.env.old.1',
        '.env (1)',
        '.env - Copy',
        '.env copy 2',
        '_.env',
        '.env.',
      ],
      ['#.env#', '.#.env', '..env.swp', '.env.un~', '.env.~1~', 'id_rsa.bak', 'copy-of-id_rsa'],
      [
        'server.key.bak',
        'server.key.orig',
        'server.key.20240101',
        'SERVER.KEY.SAVE',
        'server.key.txt',
      ],
      ['Copy of secrets.yml', 'Kopie von .npmrc', 'backup.kubeconfig', 'old_credentials.json'],
      ['.npmrc.swp', '.server.key.swp', '.netrc-old', 'wp-config.php.bak', 'terraform.tfstate.1'],
      ['docker/.docker/config.json~', '.docker.old/config.json', 'new\nline/.env'],
    ],
  ])('is one of %s', (_, ...paths) => {
    expect(paths.flat().filter((path) => !isSecretName(path))).toEqual([]);
  });

  it('is no program, no document and no template', () => {
    const paths = [
      ['src/environment.ts', 'src/env.d.ts', 'env/config.ts', 'src/secrets.py', 'src/secret.rs'],
      ['src/credentials/provider.ts', 'pkg/secret/store.go', 'src/keys.ts', 'docs/api-keys.md'],
      ['src/aws/client.ts', 'infra/main.tf', 'docker/config.json', 'certs/README.md', 'api-key.ts'],
      [
        '.env.example',
        '.env.sample',
        '.env.template',
        '.env.dist',
        'prod.env.example',
        '.env.example~',
      ],
      ['secrets.example.yml', 'terraform.tfvars.sample', 'id_rsa.pub', 'deploy_key.pub', 'ca.crt'],
      [
        '.github/workflows/secret-scanning.yml',
        'tokens.json',
        'locales/en/password.json',
        'old.ts',
      ],
      [
        'valid_rsa.ts',
        'kubeconfig.go',
        'src/turkey',
        'monkey.json',
        'copy.ts',
        '.github/workflows/ci.yml',
      ],
      [
        'README.md',
        'backup.sh',
        'Makefile',
        'LICENSE.txt',
        'requirements.txt',
        'constructor',
        'v1.2.3',
      ],
    ];
    expect(paths.flat().filter(isSecretName)).toEqual([]);
  });

  it('is told quickly, however long its name is', () => {
    const long = ['.'.repeat(4000), ' - Copy'.repeat(600), 'a.'.repeat(2000), '_old'.repeat(1000)];
    expect(long.map((name) => isSecretName(`${name}x.ts`))).toEqual([false, false, false, false]);
  });
});
