/** Endings of data files. */
const DATA =
  'b64|base64|cfg|cnf|conf|config|csv|der|enc|hex|ini|jsonc?|json5|plist|prop(?:ertie)?s|toml|tsv|txt|xml|ya?ml';

/** Matches names of data files and names without an ending. */
const ENDING = `(?:\\.(?:${DATA}))?$`;

/** Suffixes of settings for one environment or date. */
const PLACE =
  '(?:ci|dev(?:elopment)?|live|local|pre-?prod|prod(?:uction)?|qa|stag(?:e|ing)|test(?:ing)?|uat|v?\\d+)';

/** Folders whose files are never published. */
const FOLDERS = [
  /^\.envs?$/,
  /^\.(?:aws|azure|credentials|gcloud|gnupg|kube|oci|password-store|secret|ssh|vault)$/,
  new RegExp(`^\\.?secrets(?:[._-]${PLACE})?$`),
];

/** Folders whose data files are not published. Programs are. */
const DATA_FOLDER = /^(?:secret|credentials?|creds|passwords?)$/;
const IS_DATA = new RegExp(`\\.(?:${DATA})$|^\\.?[^.]*$`);

/** Files that hold secrets in certain folders only. */
const PATHS = [
  /(?:^|\/)\.docker\/config\.json$/,
  /(?:^|\/)\.m2\/settings\.xml$/,
  /(?:^|\/)\.gradle\/gradle\.properties$/,
  /(?:^|\/)\.(?:bundle|snowsql)\/config$/,
  /(?:^|\/)\.config\/(?:doctl|gcloud|gh|hub|netlify|op|rclone|stripe)\//,
];

/** Files that hold secrets. */
const NAMES = [
  // Files of environment variables.
  /^\.env(?:$|rc|s$|[^a-z])/,
  /\.env$/,
  new RegExp(`(?:^|\\.)env[._-]${PLACE}$`),
  // Settings of programs that contain passwords, and histories of typed commands.
  /^[._]?(?:authinfo|dockercfg|mylogin\.cnf|my\.cnf|netrc|npmrc|pgpass|pypirc|s3cfg|yarnrc)(?:\.(?:conf|gpg|ya?ml))?$/,
  /^\.?(?:databrickscfg|dockerconfigjson|git-credentials|htpasswd|smbcredentials|terraformrc)$/,
  /^\.?vault[._-](?:token|pass(?:word)?)$/,
  /^\.(?:boto|erlang\.cookie|esmtprc|fetchmailrc|ftpconfig|msmtprc|remote-sync\.json|transifexrc)$/,
  /^\.[a-z_]+_history$/,
  /^(?:filezilla\.xml|rclone\.conf|sftp(?:-config)?\.json|sitemanager\.xml|terraform\.rc)$/,
  /^(?:auth\.json|local\.settings\.json|nuget\.config|settings-security\.xml|wp-config\.php)$/,
  /^(?:(?:master\.)?passwd|shadow|passwords?(?:\.csv)?|\.?token|token\.json|key(?:file)?\.json)$/,
  /^(?:key|keystore)\.properties$/,
  new RegExp(`(?:^|[._-])kube[._-]?config(?:[._-]${PLACE})?${ENDING}`),
  // State and values of infrastructure.
  /\.(?:tfstate|tfvars|tfplan|tfrc)(?:\.|$)/,
  // Keys.
  /\.(?:bks|jceks|jks|kdb|kdbx|key|keystore|keytab|p12|p8|pem|pfx|pk8|pkcs12|ppk)$/,
  /\.(?:agekey|agilekeychain|asc|gpg|keychain|mobileprovision|ovpn|pgp)$/,
  /(?:^|[^a-z0-9])id_(?:rsa|dsa|ecdsa|ed25519|xmss)(?:_sk)?(?![a-z])(?!.*\.pub$)/,
  /(?:^|[._-])(?:rsa|dsa|ecdsa|ed25519)$/,
  new RegExp(
    `(?:^|[._ -])(?:access|api|client|deploy|encryption|host|master|priv(?:ate)?|root|secret|server|signing|ssh|ssl|tls|dsa|ecdsa|ed25519|rsa)[._-]?keys?${ENDING}`,
  ),
  /(?:adminsdk|client[._-]?secrets?|service[._-]?account).*\.json$/,
  /(?:^|[._-])(?:firebase|gcloud|gcp|google|sa)[._-]?key(?:file)?\.json$/,
  // Names that contain a word for secrets.
  new RegExp(`(?:^|[._ -])(?:secrets?|credentials?|creds)(?:[._ -]${PLACE})?${ENDING}`),
  /\.(?:secrets?|credentials?|creds|enc)$/,
];

/** Matches examples and templates of such files, which are meant to be seen. */
const TEMPLATE = /(?:^|[._-])(?:examples?|sample|template|tmpl|tpl|dist)(?:\.[a-z0-9]+)?$/;

/** Match the marks of copies that editors, programs and people add to names. */
const COPY_MARKS = [
  /[\s._~#-]+$/,
  /~\d+$/,
  /\s*\(\d+\)$/,
  /[\s._-](?:bak|backup|bkp|copie|copy|kopie|last|old|orig(?:inal)?|prev(?:ious)?|saved?|te?mp)\d*$/,
  /[\s._-](?:deleted|disabled|dpkg-(?:dist|new|old)|off|rej|removed|rpm(?:new|orig|save)|txt|\d+)$/,
  /\.(?:sw[a-z]|un)$/,
  /^[#~\s]+/,
  /^[._]+(?=[.#])/,
  /^(?:backup|bak|bkp|copie|copy|kopie|new|old|orig|te?mp)(?:[\s._-](?:of|von|de))?[\s._-]+(?=.)/,
];

/**
 * Whether a file holds secrets, judged by its name. It also counts if it is a copy of such a file,
 * or lies in a folder of such files. Upper and lower case do not matter.
 *
 * @param path the repository-relative path
 */
export function isSecretName(path: string): boolean {
  const parts = path.toLowerCase().split('/');
  const plain = parts.map(withoutCopyMarks);
  const isTemplate = TEMPLATE.test(plain.at(-1) ?? '');
  return [parts, plain].some((each) => isInSecretFolder(each) || (!isTemplate && isSecret(each)));
}

function isInSecretFolder(parts: readonly string[]): boolean {
  return parts.slice(0, -1).some((folder) => FOLDERS.some((pattern) => pattern.test(folder)));
}

function isSecret(parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? '';
  const path = parts.join('/');
  return (
    NAMES.some((pattern) => pattern.test(name)) ||
    PATHS.some((pattern) => pattern.test(path)) ||
    (IS_DATA.test(name) && parts.slice(0, -1).some((folder) => DATA_FOLDER.test(folder)))
  );
}

/** Removes the marks of copies from a name. The result is never empty. */
function withoutCopyMarks(name: string): string {
  let plain = name;
  for (;;) {
    const shorter = COPY_MARKS.reduce((text, mark) => text.replace(mark, '') || text, plain);
    if (shorter === plain) return plain;
    plain = shorter;
  }
}
