import { expect, test } from 'vitest'
import { type Documents, elb, here, readReplies } from '../../../../../test/replies.ts'
import { surveyOfEstate } from '../survey.ts'

const arn = elb('targetgroup/web/0123456789abcdef')
const groups = {
  [`${here}/groups.json`]: { TargetGroups: [{ TargetGroupArn: arn, TargetGroupName: 'web', Port: 80 }] },
}

test.each<[string, Documents, boolean]>([
  ['somebody asked', { [`${here}/target-health-0123456789abcdef.json`]: { TargetHealthDescriptions: [] } }, true],
  ['nobody asked', {}, false],
])('it is known what a target group sends to where %s', (_name, more, whole) => {
  const { estate } = readReplies({ ...groups, ...more })
  expect(surveyOfEstate(estate).network.targetGroups.map((group) => group.whole)).toEqual([whole])
})
