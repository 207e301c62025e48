import { App, NestedStack, Stack } from 'aws-cdk-lib'
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs'

/** Two of these in different stacks have the same logical id. */
function till(scope) {
  const taskDefinition = new FargateTaskDefinition(scope, 'Till')
  taskDefinition.addContainer('till', {
    image: ContainerImage.fromRegistry('public.ecr.aws/shop/till:1.4.2'),
    privileged: true,
  })
  return taskDefinition
}

// Synthesised without path metadata in the templates: construct paths are in the metadata of the assembly alone.
const app = new App()
const stack = new Stack(app, 'Bare', { env: { account: '111122223333', region: 'eu-west-1' } })
till(stack)
const nested = till(new NestedStack(stack, 'Kiosk'))
nested.node.defaultChild.addMetadata('Breakwater', {
  Waive: [{ Trait: 'container-privileged', Reason: 'The kiosk drives a card reader.' }],
})
