/**
 * Options of log drivers and of FireLens outputs that hold a credential, whatever their value looks like, in lower case:
 * Docker's options and those of Fluent Bit are read in any letter case.
 *
 * Sources: Docker documentation, "Splunk logging driver"; Fluent Bit documentation, the page of each output; Fluentd
 * documentation, "Output Plugins"; Amazon ECS API Reference, "LogConfiguration".
 */
export const logCredentials: ReadonlySet<string> = new Set([
  'access_key',
  'access_token',
  'account_key',
  'api_key',
  'api_token',
  'apikey',
  'api-key',
  'auth_token',
  'aws_secret_access_key',
  'bearer_token',
  'client_secret',
  'customer_token',
  'http_passwd',
  'http_password',
  'http_token',
  'ingestion_key',
  'license_key',
  'licensekey',
  'logdna_api_key',
  'oauth2.client_secret',
  'passwd',
  'password',
  'private_key',
  'rdkafka.sasl.password',
  'secret_key',
  'shared_key',
  'splunk-token',
  'splunk_token',
  'hec_token',
  'token',
  'tls.key_passwd',
  'private_key_passphrase',
  'workspace_key',
])

/** Collectors to whose address the credential belongs: whoever knows the whole of it may send. */
const tokenInAddress =
  /^(?:https:\/\/[\w.-]*sumologic\.(?:com|net))?\/receiver\/v1\/http\/[\w=-]{20,}|^\/?(?:v1\/input|services\/collector)\/[\w-]{30,}|^\/inputs\/[0-9a-f-]{36}/i

/** Does an address carry a credential of a log collector? */
export const hasTokenInAddress = (text: string): boolean => tokenInAddress.test(text)
