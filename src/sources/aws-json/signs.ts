import { replyKinds, unread, wrappers } from './documents/registry.ts'

/** Keys at the top of replies. Those in small letters are of ECS and need something else beside them. */
const keys = [...replyKinds.map(({ key }) => key), ...wrappers, ...unread].filter((key) => /^[A-Z]/.test(key)).join('|')

/** Words of which every request and reply in JSON that is read has at least one. */
const signs = new RegExp(
  `"(?:containerDefinitions|serviceArn|serviceName|clusterArn|clusterName|capacityProviderArn|taskDefinition|taskArn|containerInstanceArn|clusterArns|serviceArns|taskArns|containerInstanceArns|targetArns|${keys})"|"arn:aws[a-z-]*:vpc-lattice:|"status":\\s*"(?:DRAINING|UNAVAILABLE|HEALTHY|UNHEALTHY|INITIAL|UNUSED)"`,
)

/** In YAML, where many tools have a `clusterName`, only what no other tool writes; what other tools write too, at the margin. */
const yamlSigns = new RegExp(
  `^[\\s-]*["']?(?:containerDefinitions|serviceArn|clusterArn|capacityProviderArn|taskDefinitionArn|taskArn)["']?\\s*:|^(?:- )?(?:${keys}):`,
  'm',
)

/** Does a text that is not parsed yet look like a request or a reply? */
export const looksLikeDocument = (text: string, isJson: boolean): boolean => (isJson ? signs : yamlSigns).test(text)
