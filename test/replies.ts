import { Estate } from '../src/model/estate.ts'
import { readDocument } from '../src/sources/aws-json/read-document.ts'
import { Reading } from '../src/sources/reading.ts'
import { readJson } from '../src/sources/syntax/json.ts'

/** Documents by the path of their file. */
export type Documents = Readonly<Record<string, unknown>>

/** The estate of replies, and which of them were told. */
export function readReplies(documents: Documents) {
  const reading = new Reading({ region: undefined, account: undefined })
  const recognised = Object.entries(documents).map(([path, document]) => {
    const text = JSON.stringify(document)
    return readDocument(readJson(text), reading.addFile({ path, text }), path, reading)
  })
  reading.finishReplies()
  const { files, choices, gaps, resources, listed } = reading
  return { recognised, estate: new Estate({ files, choices: choices.all, gaps, resources, listed }) }
}

const account = '111122223333'

/** The folder of a Region of the account, and ARNs in it. */
export const here = `accounts/${account}/eu-west-1`
export const region = `${account}/eu-west-1`
export const ec2 = (rest: string) => `arn:aws:ec2:eu-west-1:${account}:${rest}`
export const elb = (rest: string) => `arn:aws:elasticloadbalancing:eu-west-1:${account}:${rest}`

export const vpc = { VpcId: 'vpc-00000001', CidrBlock: '10.0.0.0/16', OwnerId: account }
export const group = { GroupId: 'sg-00000001', GroupName: 'web', VpcId: 'vpc-00000001', OwnerId: account }

export const gapsOf = (estate: Estate) => estate.gaps.map(({ code, says }) => `${code}: ${says}`)
