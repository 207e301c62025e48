import { list, shape, struct, text, userData } from '../shape.ts'

const launchTemplateData = shape('Amazon EC2 API Reference, RequestLaunchTemplateData', {
  imageId: text(),
  instanceType: text(),
  userData: userData(),
})

export const launchTemplate = shape('Amazon EC2 API Reference, CreateLaunchTemplate', {
  launchTemplateName: text(),
  launchTemplateData: struct(launchTemplateData),
})

export const launchConfiguration = shape('Amazon EC2 Auto Scaling API Reference, CreateLaunchConfiguration', {
  launchConfigurationName: text(),
  imageId: text(),
  instanceType: text(),
  userData: userData(),
  securityGroups: list(text()),
})

export const instance = shape('Amazon EC2 API Reference, RunInstances', {
  imageId: text(),
  instanceType: text(),
  userData: userData(),
})
