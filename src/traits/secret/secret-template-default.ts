import { plaintextIn, tellsOfSecret } from '../../analysis/credentials/plaintext-secrets.ts'
import { no, notApplicable, yes } from '../answer.ts'
import { answerTo } from '../plaintext.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/** The row is about parameters that are shown: the default of a NoEcho one is read by nobody, Breakwater included. */
export const secretTemplateDefault = trait({
  id: 'secret-template-default',
  category: 'Sensitive Data',
  resource: 'Breakwater::TemplateParameter',
  title: 'Secret typed into the template',
  why: 'Whoever may read the repository or describe the stack reads the secret, and history keeps it after it is removed.',
  fix: 'Remove the default, take the value from Secrets Manager by secrets or a dynamic reference, and change it.',
  example: { type: 'Breakwater::TemplateParameter', set: { noEcho: true }, remove: ['default'] },
  severity: 'high',
  references: [
    'AWS CloudFormation User Guide, Security best practices for CloudFormation',
    'AWS CloudFormation User Guide, Get values stored in other services using dynamic references',
  ],
  evaluate: (parameter, world) => {
    const hidden = world.read(parameter, 'noEcho')
    if (hidden.is === 'known' && hidden.value) return whole(notApplicable('The parameter is NoEcho.'))
    const type = world.read(parameter, 'type')
    if (type.is === 'known' && !/^(?:String|CommaDelimitedList)$/.test(type.value)) {
      return whole(notApplicable('The parameter is a number, or names something in AWS.'))
    }
    const text = world.read(parameter, 'default')
    const name = world.read(parameter, 'name')
    if (text.is === 'absent' || name.is !== 'known') return whole(no)
    const path = /^\{\{resolve:ssm:([^:}]*)/.exec(text.is === 'known' ? text.value : '')?.[1]
    if (path !== undefined) {
      const tells = [name.value, path.split('/').at(-1) ?? ''].some((one) => tellsOfSecret(one))
      const says = `The default of ${name.value} is a parameter that is not encrypted, and CloudFormation puts its value in.`
      return whole(tells ? yes(says, text.origin) : no)
    }
    return whole(answerTo(plaintextIn(text, name.value, world.estate), text, `The default of ${name.value}`))
  },
})
