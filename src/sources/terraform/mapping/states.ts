import { type Mappings, resource } from './attributes.ts'

/**
 * Step Functions.
 *
 * Source: documentation of the provider hashicorp/aws, resource aws_sfn_state_machine.
 */
export const states: Mappings = {
  aws_sfn_state_machine: resource('AWS::StepFunctions::StateMachine'),
}
