import { compilePattern } from '../specs/pattern.ts';

/** Files that hold secrets by their name. Whatever their content, they are never published. */
const SECRETS = [
  // Environments and settings with passwords in them.
  '**/{.env,.envrc,*.env}',
  '**/.env.*',
  '**/{.npmrc,.netrc,_netrc,.pypirc,.pgpass,.my.cnf,.s3cfg,.boto,.dockercfg,.terraformrc}',
  '**/{.htpasswd,.git-credentials,.vault-token,.vault-pass,.vault_pass,.vault_password}',
  '**/{wp-config.php,local.settings.json,auth.json,nuget.config,settings-security.xml}',
  '**/.docker/config.json',
  '**/.m2/settings.xml',
  '**/{.aws,.azure,.gcloud,.gnupg,.kube,.ssh,.password-store}/**',
  '**/.config/{gcloud,gh}/**',
  '**/{kubeconfig,*.kubeconfig}',
  // State and values of infrastructure.
  '**/*.{tfstate,tfvars}',
  '**/*.{tfstate,tfvars}.*',
  // Keys.
  '**/id_{rsa,dsa,ecdsa,ed25519,ecdsa_sk,ed25519_sk}',
  '**/*.{pem,key,p8,p12,pk8,pfx,ppk,jks,keystore,bks,kdb,kdbx,gpg,pgp,asc,ovpn}',
  '**/{client_secret,service-account,service_account,serviceaccount}*.json',
  // What says so itself.
  '**/{secret,secrets,credential,credentials}',
  '**/{secret,secrets,credential,credentials}.{json,jsonc,yaml,yml,toml,ini,cfg,conf,xml,properties,txt,csv}',
  '**/*.{secret,secrets,credentials,enc}',
];

let secrets: readonly ((path: string) => boolean)[] | null = null;

function isSecret(name: string): boolean {
  secrets ??= SECRETS.map(compilePattern);
  return secrets.some((matches) => matches(name));
}

/**
 * Makes a test of files that may be shown on a site, by their names. A pattern that matches a folder
 * keeps out all that is in it.
 *
 * @param exclude patterns of files to keep out besides those that hold secrets
 */
export function publishable(exclude: readonly string[]): (path: string) => boolean {
  const excluded = exclude.map(compilePattern);
  return (path) => {
    if (isSecret(path.toLowerCase())) return false;
    return excluded.length === 0 || !withFolders(path).some((p) => excluded.some((is) => is(p)));
  };
}

/** A path, and the folders that it lies in. */
function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
