import { registryOf } from '../../analysis/images/registries.ts'
import { partsOf, shownText, type Text } from '../../analysis/texts.ts'
import { type Answer, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { trait } from '../trait.ts'

/**
 * Images are nearly always public on Docker Hub and its like, those of organisations too: nothing is said of them. Where they
 * are private until somebody opens them, as on GitHub, GitLab and Google Cloud, files do not tell which this one is; nor do
 * they tell whether a registry that nobody knows asks for credentials.
 */
export const secretPrivateRegistryCredentialMissing = trait({
  id: 'secret-private-registry-credential-missing',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Private registry used without repositoryCredentials',
  why: 'The password of the registry then lies on the hosts, where every container that breaks out finds it, or the image is open to all.',
  fix: 'Set repositoryCredentials.credentialsParameter to the ARN of a Secrets Manager secret with the user name and password.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          repositoryCredentials: {
            credentialsParameter: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/registry-AbCdEf',
          },
        },
      ],
    },
  },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Using non-AWS container images in Amazon ECS'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) => {
      const credentials = world.read(container, 'repositoryCredentials')
      const image = world.read(container, 'image')
      if (credentials.is === 'known' || image.is === 'absent') return no
      const answer = judge(image)
      return answer.is === 'yes' && credentials.is === 'unknown'
        ? unknown(credentials, 'repositoryCredentials')
        : answer
    }),
})

function judge(image: Text): Answer {
  const [first] = partsOf(image)
  if (typeof first !== 'string' && first?.attribute === 'RepositoryUri') return inEcr
  const shown = shownText(image)
  const registry = registryOf(shown)
  if (!registry) return inEcr
  // Of an image that is a hole, or begins with one, the registry stands in the hole.
  if (image.is === 'unknown' && typeof first !== 'string' && first?.text === undefined) return unknown(image, 'image')
  const { host, isPrivate } = registry
  if (isPrivate === false) return no
  if (isPrivate === 'unknown' || isPrivate === 'until-opened') {
    const says =
      isPrivate === 'unknown'
        ? `Whether the registry ${host} asks for credentials cannot be seen in files.`
        : `Whether its owner has opened the image, which in ${host} is private by default, cannot be seen in files.`
    return { is: 'unknown', missing: [{ says, origin: image.origin }] }
  }
  const answer = yes(
    `image is from ${host}, which asks for credentials, and repositoryCredentials is not set.`,
    image.origin,
  )
  return isPrivate === true ? answer : possibly(answer)
}

const inEcr = notApplicable('The image is in Amazon ECR, which the execution role may read.')
