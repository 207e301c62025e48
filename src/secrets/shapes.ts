import { isBasicPair } from './values.ts'

/**
 * A token that its form alone gives away.
 *
 * Text is searched once for the signs of all shapes; where one stands, the patterns of its shapes are tried. So each
 * pattern begins with its signs, and costs nothing elsewhere.
 */
export interface TokenShape {
  readonly kind: string
  /** Letters with which the form begins, one of them. */
  readonly signs: readonly string[]
  /** Sticky. The whole match is the secret unless it has a group `secret`. */
  readonly pattern: RegExp
  /** What has to stand before the sign and belongs to the secret. Ends with `$`. */
  readonly before?: RegExp
  /** The sign may stand in the middle of a word. */
  readonly inside?: true
  /** Refuses what only looks alike. */
  readonly accepts?: (secret: string) => boolean
}

const hasDigit = (text: string): boolean => /\d/.test(text)

const shape = (kind: string, signs: string, pattern: RegExp, more: Partial<TokenShape> = {}): TokenShape => ({
  kind,
  signs: signs.split(' '),
  pattern,
  ...more,
})

/** Forms as their issuers document them. Lengths are those seen, with some room, since issuers change them. */
export const tokenShapes: readonly TokenShape[] = [
  {
    kind: 'private-key',
    signs: ['-----BEGIN'],
    // The body has to begin: a header alone is what scripts look for.
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\{1,4}[nr]){0,8}(?:(?:[A-Za-z-]{1,20}: [^\n\\]{0,200}(?:\s|\\{1,4}[nr]){1,8}){0,5})[A-Za-z0-9+/]{3}/y,
    inside: true,
  },
  // AWS's documented example keys count: a template works with one only once somebody has put a real one in its place.
  shape('aws-access-key-id', 'AKIA ASIA ABIA ACCA', /A(?:KI|SI|BI|CC)A[A-Z0-9]{16}(?![A-Za-z0-9/+])/y, {
    accepts: (text) => /[A-Z]/.test(text.slice(4)),
  }),
  shape('aws-bedrock-key', 'ABSK', /ABSK[A-Za-z0-9+/]{80,500}={0,2}/y),
  shape('aws-appsync-key', 'da2-', /da2-[a-z0-9]{26}(?![a-z0-9])/y),
  shape('github-token', 'ghp_ gho_ ghu_ ghs_ ghr_ github_pat_', /(?:gh[pousr]|github_pat)_[A-Za-z0-9_]{30,255}/y),
  shape(
    'gitlab-token',
    'glpat- gldt- glrt- glcbt- glptt- glft- glimt- glagent- gloas- glsoat- glffct- GR1348941',
    /(?:gl[a-z]{2,5}-|GR1348941)[A-Za-z0-9_.-]{20,500}/y,
  ),
  shape(
    'slack-token',
    'xoxb- xoxp- xoxa- xoxe- xoxe. xoxs- xoxr- xoxo- xapp-',
    /x(?:ox[a-z]|app)[-.][A-Za-z0-9.-]{20,500}/y,
    {
      accepts: hasDigit,
    },
  ),
  shape(
    'slack-webhook',
    'hooks.slack.com/',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/_-]{16,500}/y,
    {
      before: /https?:\/\/$/,
    },
  ),
  shape(
    'teams-webhook',
    'webhook.office.com/ outlook.office.com/webhook/',
    /(?:webhook\.office\.com\/webhookb2|outlook\.office\.com\/webhook)\/[A-Za-z0-9@/-]{40,500}/y,
    { before: /https?:\/\/(?:[a-z0-9-]{1,40}\.)?$/ },
  ),
  shape(
    'collector-url',
    'sumologic.com/receiver/',
    /sumologic\.com\/receiver\/v1\/[a-z]{1,10}\/(?<secret>[A-Za-z0-9_+/-]{20,500}={0,2})/y,
    { inside: true },
  ),
  shape('azure-signature', '&sig= ?sig=', /[&?]sig=(?<secret>[A-Za-z0-9%+/_-]{30,500})/y, { inside: true }),
  shape(
    'discord-webhook',
    'discord.com/api/webhooks/ discordapp.com/api/webhooks/',
    /discord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/[A-Za-z0-9_-]{40,500}/y,
    { before: /https?:\/\/(?:[a-z]{1,10}\.)?$/ },
  ),
  shape(
    'stripe-key',
    'sk_live_ sk_test_ rk_live_ rk_test_ whsec_',
    /(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9+/=]{16,500}/y,
  ),
  shape('sendgrid-key', 'SG.', /SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}/y),
  shape('mailgun-key', 'key-', /key-[0-9a-z]{32}(?![0-9a-z])/y, { accepts: hasDigit }),
  shape('brevo-key', 'xkeysib- xsmtpsib-', /x(?:key|smtp)sib-[0-9a-f]{60,500}-[A-Za-z0-9]{12,500}/y),
  shape('mailchimp-key', '-us', /-us\d{1,2}\b/y, { before: /[0-9a-f]{32}$/, inside: true }),
  shape('google-api-key', 'AIza', /AIza[A-Za-z0-9_-]{33,39}(?![A-Za-z0-9_-])/y),
  shape('google-oauth-secret', 'GOCSPX- ya29.', /(?:GOCSPX-[A-Za-z0-9_-]{24,500}|ya29\.[A-Za-z0-9_-]{30,500})/y),
  shape('openai-or-anthropic-key', 'sk-', /sk-[A-Za-z0-9_-]{32,500}/y, {
    accepts: (text) =>
      hasDigit(text) && /[A-Z]/.test(text) && /^sk-(?:[a-z]{2,8}\d{0,2}-){0,2}[A-Za-z0-9_-]{30,500}$/.test(text),
  }),
  shape('huggingface-token', 'hf_', /hf_[A-Za-z0-9]{30,500}/y),
  shape('model-api-key', 'gsk_ r8_ xai- pplx- lsv2_', /(?:gsk_|r8_|xai-|pplx-|lsv2_(?:pt|sk)_)[A-Za-z0-9_]{30,500}/y),
  shape('npm-token', 'npm_', /npm_[A-Za-z0-9]{30,500}/y, { accepts: hasDigit }),
  shape('pypi-token', 'pypi-', /pypi-AgE[A-Za-z0-9_-]{50,500}/y),
  shape('rubygems-key', 'rubygems_', /rubygems_[0-9a-f]{48}/y),
  shape('docker-token', 'dckr_pat_ dckr_oat_', /dckr_[po]at_[A-Za-z0-9_-]{20,500}/y),
  shape('hashicorp-token', 'hvs. hvb. hvr.', /hv[sbr]\.[A-Za-z0-9_-]{24,500}/y),
  shape('hashicorp-token', '.atlasv1.', /\.atlasv1\.[A-Za-z0-9_-]{60,500}/y, {
    before: /[A-Za-z0-9]{14}$/,
    inside: true,
  }),
  shape('twilio-key', 'SK', /SK[0-9a-f]{32}(?![0-9a-z])/y),
  shape(
    'square-token',
    'sq0atp- sq0csp- EAAA',
    /(?:sq0(?:atp|csp)-[A-Za-z0-9_-]{22,500}|EAAA[A-Za-z0-9_-]{60})(?![A-Za-z0-9])/y,
  ),
  shape('shopify-token', 'shpat_ shpca_ shppa_ shpss_', /shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/y),
  shape('new-relic-key', 'NRAK- NRJS- NRII- NRIQ- NRRA-', /NR[A-Z]{2}-[A-Za-z0-9]{19,500}/y),
  shape('new-relic-key', 'NRAL', /NRAL(?![A-Za-z0-9])/y, { before: /[0-9a-f]{36}$/, inside: true }),
  shape('grafana-token', 'glc_ glsa_', /gl(?:c|sa)_[A-Za-z0-9+/=_]{30,500}/y),
  shape('databricks-token', 'dapi', /dapi[0-9a-f]{32}(?:-\d)?(?![0-9a-z])/y),
  shape('digitalocean-token', 'dop_v1_ doo_v1_ dor_v1_', /do[opr]_v1_[0-9a-f]{64}/y),
  shape('linear-key', 'lin_api_ lin_oauth_', /lin_(?:api|oauth)_[A-Za-z0-9]{32,500}/y),
  shape('figma-token', 'figd_', /figd_[A-Za-z0-9_-]{38,500}/y),
  shape('notion-token', 'ntn_ secret_', /(?:ntn_[A-Za-z0-9]{40,500}|secret_[A-Za-z0-9]{43})(?![A-Za-z0-9])/y, {
    accepts: hasDigit,
  }),
  shape('telegram-token', ':AA', /:AA[A-Za-z0-9_-]{32,33}(?![A-Za-z0-9_-])/y, { before: /\b\d{8,10}$/, inside: true }),
  shape('azure-client-secret', '8Q~ 7Q~', /[78]Q~[A-Za-z0-9_~.-]{31,34}/y, {
    before: /[A-Za-z0-9_~.]{3}$/,
    inside: true,
  }),
  shape('atlassian-token', 'ATATT3 ATCTT3 ATBB', /AT(?:ATT3|CTT3|BB)[A-Za-z0-9_=-]{28,500}/y),
  shape('postman-key', 'PMAK-', /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/y),
  shape('pulumi-token', 'pul-', /pul-[0-9a-f]{40}/y),
  shape('supabase-key', 'sbp_ sb_secret_', /sb(?:p_[0-9a-f]{40}|_secret_[A-Za-z0-9_-]{20,500})/y),
  shape('planetscale-token', 'pscale_tkn_ pscale_pw_ pscale_oauth_', /pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,500}/y),
  shape('doppler-token', 'dp.pt. dp.st. dp.ct. dp.sa.', /dp\.(?:pt|st|ct|sa)\.[A-Za-z0-9._-]{38,500}/y),
  shape('sentry-token', 'sntrys_ sntryu_', /sntry[su]_[A-Za-z0-9+/=_-]{40,500}/y),
  shape('sonar-token', 'squ_ sqp_ sqa_', /sq[upa]_[0-9a-f]{40}/y),
  shape('artifactory-key', 'AKCp', /AKCp[A-Za-z0-9]{60,500}/y),
  shape('circleci-token', 'CCIPAT_ CCIPRJ_', /CCIP(?:AT|RJ)_[A-Za-z0-9_]{40,500}/y),
  shape('dynatrace-token', 'dt0c01. dt0s01.', /dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{60,500}/y),
  shape('tailscale-key', 'tskey-', /tskey-[a-z]{2,10}-[A-Za-z0-9-]{20,500}/y),
  shape('heroku-key', 'HRKU-', /HRKU-[A-Za-z0-9_-]{36,500}/y),
  shape('netlify-token', 'nfp_', /nfp_[A-Za-z0-9]{36,500}/y),
  shape('onepassword-token', 'ops_eyJ', /ops_eyJ[A-Za-z0-9+/=_-]{100,500}/y),
  shape('json-web-token', 'eyJ', /eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{2,2000}\.[A-Za-z0-9_-]{16,2000}/y),
  shape('mapbox-token', 'sk.eyJ', /sk\.eyJ[A-Za-z0-9_-]{10,500}\.[A-Za-z0-9_-]{20,500}/y),
  shape('age-key', 'AGE-SECRET-KEY-1', /AGE-SECRET-KEY-1[A-Z0-9]{50,60}/y),
  shape('bearer-token', 'Bearer bearer', /[Bb]earer\s{1,5}(?<secret>[A-Za-z0-9_~+/.-]{16,500}={0,2})/y, {
    accepts: hasDigit,
  }),
  shape('basic-credentials', 'Basic basic', /[Bb]asic\s{1,5}(?<secret>[A-Za-z0-9+/]{8,500}={0,2})/y, {
    accepts: isBasicPair,
  }),
]
