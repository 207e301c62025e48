/** A token that its form alone gives away. */
export interface TokenShape {
  readonly kind: string
  /** Sticky-free, global; the whole match is the secret unless it has a group `secret`. */
  readonly pattern: RegExp
  /** Refuses what only looks alike. */
  readonly accepts?: (match: string) => boolean
}

/** Keys that AWS uses in its documentation. They open nothing. */
const documented = /EXAMPLE/

/**
 * Forms of tokens, most telling first. Each is anchored on a prefix or a delimiter that its issuer documents, so that
 * random text is not taken for one.
 */
export const tokenShapes: readonly TokenShape[] = [
  {
    kind: 'private-key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----END)){0,20000}(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----)?/g,
  },
  { kind: 'aws-access-key-id', pattern: /(?<![A-Za-z0-9/+])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9/+])/g },
  {
    kind: 'github-token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/g,
  },
  { kind: 'gitlab-token', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|agent|oas|soat)-[A-Za-z0-9_-]{20,}/g },
  { kind: 'slack-token', pattern: /\bxox[abeoprs]-(?:[A-Za-z0-9]+-){1,4}[A-Za-z0-9]{8,}/g },
  {
    kind: 'slack-webhook',
    pattern: /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/]{20,}/g,
  },
  { kind: 'stripe-key', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}\b|\bwhsec_[A-Za-z0-9]{24,}\b/g },
  { kind: 'sendgrid-key', pattern: /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}\b/g },
  { kind: 'google-api-key', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  { kind: 'google-oauth-secret', pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g },
  {
    kind: 'openai-key',
    pattern:
      /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}|\bsk-(?:proj-|svcacct-|admin-)[A-Za-z0-9_-]{40,}/g,
  },
  { kind: 'anthropic-key', pattern: /\bsk-ant-[a-z0-9]+-[A-Za-z0-9_-]{24,}/g },
  { kind: 'npm-token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'pypi-token', pattern: /\bpypi-AgE[A-Za-z0-9_-]{50,}/g },
  { kind: 'docker-token', pattern: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}/g },
  { kind: 'hashicorp-token', pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{24,}|\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,}/g },
  { kind: 'twilio-key', pattern: /\bSK[0-9a-f]{32}\b/g },
  { kind: 'mailgun-key', pattern: /\bkey-[0-9a-f]{32}\b/g },
  { kind: 'square-token', pattern: /\bsq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}/g },
  { kind: 'shopify-token', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/g },
  { kind: 'new-relic-key', pattern: /\bNR(?:AK|JS|II|IQ)-[A-Za-z0-9]{20,}\b|\b[0-9a-f]{36}NRAL\b/g },
  { kind: 'grafana-token', pattern: /\bgl(?:c|sa)_[A-Za-z0-9+/=_]{30,}/g },
  { kind: 'databricks-token', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g },
  { kind: 'digitalocean-token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/g },
  { kind: 'linear-or-figma-token', pattern: /\blin_api_[A-Za-z0-9]{40}\b|\bfigd_[A-Za-z0-9_-]{40,}/g },
  { kind: 'telegram-token', pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g },
  {
    kind: 'discord-webhook',
    pattern: /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,}/g,
  },
  { kind: 'azure-storage-key', pattern: /\bAccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g },
  { kind: 'json-web-token', pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/g },
  { kind: 'age-key', pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g },
  {
    kind: 'connection-password',
    pattern:
      /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/?#'"`<>{}]{0,100}:(?<secret>[^\s@'"`<>]{1,200})@[A-Za-z0-9.[\]_${}-]/gi,
    accepts: (secret) => !/^\/\//.test(secret) && !isHole(secret),
  },
  {
    kind: 'connection-password',
    pattern: /;\s*(?:password|pwd)\s*=\s*(?<secret>[^;"'\s]{1,200})/gi,
    accepts: (secret) => !isHole(secret),
  },
  {
    kind: 'bearer-token',
    pattern: /\bBearer\s+(?<secret>[A-Za-z0-9_~+/.-]{20,}=*)/g,
    accepts: (secret) => /\d/.test(secret),
  },
  { kind: 'basic-credentials', pattern: /\bAuthorization:\s*Basic\s+(?<secret>[A-Za-z0-9+/]{8,}={0,2})/gi },
]

/** `documented` keys count as found: a template with one works only after somebody has put the real one in its place. */
export const isDocumented = (text: string): boolean => documented.test(text)

/** Text that stands for a value to be filled in: `${PASSWORD}`, `$PASSWORD`, `{{ password }}`, `%PASSWORD%`, `<password>`. */
export function isHole(text: string): boolean {
  return /^(?:\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*|\{\{[^}]*\}\}|%[A-Za-z_]\w*%|<[^>]*>|\[[^\]]*\]|#\{[^}]*\})$/.test(
    text,
  )
}
