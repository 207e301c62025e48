import type { Rows } from './labelled.ts'
import { awsKeyId, base64, joined, random, webToken } from './made-up.ts'

/**
 * Sixty rows written before the detector learnt numbered names, names of other languages and further programs. Before that
 * it found 20 of these 30 secrets and took 2 of the 30 traps for one.
 */
export const heldOutSecrets: Rows = {
  'a credential under a name that is seldom': [
    ['BACKUP_DB_PASSWORD_2', 'Wint3r-Kiel'],
    ['replicaPassword3', 'q0lt-rrs8'],
    ['SIGNING_SECRET_V2', 'tide-table-1904'],
    ['ORACLE_PWD', 'Lotse_88'],
    ['SYSTEM_PASSWD', 'kapitaen'],
    ['DB_CONTRASENA', 'marinero77'],
    ['BD_SENHA', 'gaivota9'],
    ['KENNWORT', 'Moewe-12'],
    ['WALLET_MNEMONIC', 'gravel anchor timber canvas harbor lantern copper willow meadow falcon ripple cedar'],
    ['PAYMENT_WRITE_KEY', random(32, 'hex', 601)],
    ['FIXER_ACCESS_KEY', random(32, 'hex', 602)],
    ['LDAP_MANAGER_PW', 'Dock3r!'],
    ['SESSION_TOKEN_2', random(40, 'mixed', 603)],
    [
      'QUEUE_SAS',
      'Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abcDEF012345ghiJKL678901mnoPQR234567stuVWX8=',
    ],
    ['AUTH_HEADER', `Basic ${base64('shop:s4ilor')}`],
  ],
  'a credential in a command, script or document of theirs': [
    ['command', 'openssl pkcs12 -export -in a.pem -out a.p12 -passout pass:Fr3ight'],
    ['command', "curl --user 'svc:h4rbour pw' https://api.internal/v1"],
    ['command', 'openssl enc -d -aes-256-cbc -in a.enc -out a -k Fr3ightK3y'],
    ['command', 'app --redis-password=l1ghthouse --log-level info'],
    ['command', 'cqlsh -u cassandra -p c4rgo db.internal'],
    ['command', 'sqlcmd -S db -U sa -P Sh1pping!9 -Q "select 1"'],
    ['command', 'lftp -u shop,l0ading sftp://files.internal'],
    ['command', 'clickhouse-client --host db --password c0ntainer'],
    ['command', 'PGPASSWORD=b4llast pg_dump -h db shop'],
    ['userData', '#!/bin/bash\necho "root:n3wroot1" | chpasswd\n'],
    ['userData', `#!/bin/bash\ndocker login -u shop -p ${joined('dckr', '_pat_', random(27, 'mixed', 604))}\n`],
    ['SETTINGS', '{"database":{"user":"shop","password1":"k33lhaul"}}'],
    ['LOG_URL', `https://collectors.sumologic.com/receiver/v1/http/${random(60, 'mixed', 605)}==`],
    ['UPSTREAM', `Cookie: session=${webToken(606)}`],
    ['BACKUP', `s3cmd --access_key=${awsKeyId('AKIA', 607)} --secret_key=${random(40, 'mixed', 608)} sync . s3://shop`],
  ],
}

export const heldOutTraps: Rows = {
  'no credential under a name that is seldom': [
    ['PASSWORD_POLICY_V2', 'strong'],
    ['SECRET_COUNT2', '14'],
    ['API_VERSION2', '2024-01-31'],
    ['TOKEN1_URL', 'https://login.internal/oauth/token'],
    ['SHA256', random(64, 'hex', 611)],
    ['MD5', random(32, 'hex', 612)],
    ['OAUTH2', 'enabled'],
    ['AUTH', 'oidc'],
    ['BASIC_AUTH', 'true'],
    ['BASIC_AUTH_REALM', 'Shop internal'],
    ['SERVICE_KEY', 'orders'],
    ['STORAGE_KEY', 'uploads/2024'],
    ['LOGIN_MODE', 'password'],
    ['K8S_SECRET1', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:one-AbCdEf'],
    ['PASSWORD', 'see-1password-vault'],
    ['API_KEY', 'set-in-console'],
    ['DB_PASSWORD', '{{resolve:ssm-secure:/shop/db:1}}'],
    ['SECRETS', 'DB_PASSWORD=shop/db;API_KEY=shop/api'],
    ['SECRET_NAMES', 'db,api,mail'],
    ['MNEMONIC_LANGUAGE', 'english'],
    ['SALT_ROUNDS', '12'],
    ['SALTSTACK_MASTER', 'salt.internal'],
    ['BROWSER', 'chrome'],
    ['PSWP_VERSION', '5.4.1'],
  ],
  'no credential in a command, script or document of theirs': [
    ['command', 'kubectl get secret db -o jsonpath={.data.password}'],
    ['command', 'openssl req -newkey rsa:2048 -nodes -keyout key.pem -out req.pem'],
    ['command', 'curl --user "$SVC_USER:$SVC_PASSWORD" https://api.internal'],
    ['command', 'grep -k 10 -p pattern file'],
    ['document', 'The password is read from Secrets Manager; the token: from the metadata service.'],
    ['document', 'tokens:\n  - name: access\n    ttl: 3600\n'],
  ],
}
