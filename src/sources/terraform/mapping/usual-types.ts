import type { Evaluated } from '../evaluated.ts'

/**
 * Types that have two names, by the one that is less usual.
 *
 * Source: documentation of the provider hashicorp/aws, "aws_alb is known as aws_lb" of each.
 */
const usual: Readonly<Record<string, string>> = {
  aws_alb: 'aws_lb',
  aws_alb_listener: 'aws_lb_listener',
  aws_alb_listener_certificate: 'aws_lb_listener_certificate',
  aws_alb_listener_rule: 'aws_lb_listener_rule',
  aws_alb_target_group: 'aws_lb_target_group',
  aws_alb_target_group_attachment: 'aws_lb_target_group_attachment',
}

/** The resource under the usual name of its type; its address stays what people call it. */
export const withUsualType = (one: Evaluated): Evaluated =>
  Object.hasOwn(usual, one.type) ? { ...one, type: usual[one.type] ?? one.type } : one
