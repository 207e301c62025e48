import type { Origin } from './origin.ts'

/**
 * Everything that can go wrong with an input, by code: what it means and what the reader can do.
 *
 * `file`: the file as a whole could not be read; `part`: the rest of the file was.
 */
export const gapCodes = {
  'path-not-found': {
    weakens: 'file',
    what: 'A path that was named does not exist.',
    todo: 'Check the spelling; paths are relative to the working directory.',
  },
  'file-unreadable': {
    weakens: 'file',
    what: 'The file or folder could not be opened.',
    todo: 'Check its permissions.',
  },
  'file-too-large': {
    weakens: 'file',
    what: 'The file is larger than Breakwater reads.',
    todo: 'Split it, or leave it out of the scan.',
  },
  'file-not-text': { weakens: 'file', what: 'The file is not UTF-8 text.', todo: 'Save it as UTF-8.' },
  'link-loop': {
    weakens: 'file',
    what: 'A symbolic link leads back to a folder that is being searched.',
    todo: 'Remove the link, or name the folder it should lead to.',
  },
  'not-recognised': {
    weakens: 'file',
    what: 'A file that was named is nothing that Breakwater reads.',
    todo: 'Name a CloudFormation template, or an AWS CLI request or reply in JSON.',
  },
  'yaml-invalid': { weakens: 'file', what: 'The file is not valid YAML.', todo: 'Correct it at the place shown.' },
  'json-invalid': { weakens: 'file', what: 'The file is not valid JSON.', todo: 'Correct it at the place shown.' },
  'hcl-invalid': { weakens: 'file', what: 'The file is not valid HCL.', todo: 'Correct it at the place shown.' },
  'nesting-too-deep': {
    weakens: 'file',
    what: 'The file is nested deeper than any template can be.',
    todo: 'Check how the file was made.',
  },
  'aliases-too-many': {
    weakens: 'file',
    what: 'YAML aliases expand to far more than the file holds.',
    todo: 'Write the repeated parts out.',
  },
  'template-invalid': {
    weakens: 'part',
    what: 'A part of the template has a form that CloudFormation does not accept.',
    todo: 'Correct it at the place shown.',
  },
  'key-duplicate': {
    weakens: 'part',
    what: 'A key stands twice in one mapping, so it is not certain which value counts.',
    todo: 'Remove one of them.',
  },
  'reference-undeclared': {
    weakens: 'part',
    what: 'A parameter, resource, condition or mapping is used but not declared.',
    todo: 'Declare it, or correct the name.',
  },
  'reference-cycle': {
    weakens: 'part',
    what: 'Resources, conditions or values refer to one another in a circle.',
    todo: 'Break the circle: CloudFormation refuses it.',
  },
  'intrinsic-unknown': {
    weakens: 'part',
    what: 'A function is not one that Breakwater evaluates.',
    todo: 'Its value is treated as unknown; check the spelling.',
  },
  'transform-not-evaluated': {
    weakens: 'part',
    what: 'A macro or transform changes the template at deployment.',
    todo: 'Scan the processed template to judge what it makes.',
  },
  'reply-incomplete': {
    weakens: 'part',
    what: 'A reply of AWS says that it is not whole: failures, or a further page.',
    todo: 'Ask again for what is missing and add it to the scan.',
  },
  'reply-without-owner': {
    weakens: 'part',
    what: 'A reply of AWS is about one resource and does not say which.',
    todo: 'Name its file after the resource, e.g. target-health-0123456789abcdef.json or tgw-rtb-0123456789abcdef0.json.',
  },
  'call-failed': {
    weakens: 'part',
    what: 'A file has what the AWS CLI says of a call that failed, in place of a reply.',
    todo: 'Allow the call and make it again; until then what it lists counts as not known.',
  },
  'module-not-found': {
    weakens: 'part',
    what: 'A Terraform configuration calls a module that is not there.',
    todo: 'Run terraform init, which fetches modules, or scan a plan; what the module makes is not judged, or, of the few that are known by their documentation, judged as possible.',
  },
  'template-over-limit': {
    weakens: 'part',
    what: 'A template has more in it than CloudFormation accepts.',
    todo: 'Split it into nested stacks: it cannot be deployed as it is.',
  },
  'template-not-followed': {
    weakens: 'part',
    what: 'A resource deploys another template, which is not in the scan.',
    todo: 'Add that template to the scan; it is then judged with the values that it is given.',
  },
  'file-not-followed': {
    weakens: 'part',
    what: 'A template takes in a file that is not in the scan: a snippet, or the definition of a state machine.',
    todo: 'Add that file to the scan, under the path or the name that the template gives.',
  },
  'deployment-file-invalid': {
    weakens: 'part',
    what: 'A file that says how templates are deployed could not be read.',
    todo: 'Correct it; the parameters that it gives are treated as not given.',
  },
  'assembly-missing': {
    weakens: 'part',
    what: 'A CDK app is in the scan without the assembly that it makes.',
    todo: 'The templates are in what cdk synth writes, not in the source of the app.',
  },
  'assembly-stale': {
    weakens: 'part',
    what: 'A CDK assembly and the files in its folder do not fit together.',
    todo: 'Remove the folder and run cdk synth again.',
  },
  'format-unsupported': {
    weakens: 'part',
    what: 'A file describes what runs on Amazon ECS in a form that is not read.',
    todo: 'CloudFormation templates, Terraform and AWS CLI documents are read.',
  },
  'plan-incomplete': {
    weakens: 'part',
    what: 'A Terraform plan is not whole: planning failed, was limited to a part, or put something off.',
    todo: 'Plan everything, without errors and without -target, and scan what terraform show -json prints.',
  },
  'export-duplicate': {
    weakens: 'part',
    what: 'Two templates export a value under one name.',
    todo: 'Give one of them another name: an account has each name once in a Region.',
  },
  'waiver-without-reason': {
    weakens: 'part',
    what: 'A waiver or decision has no reason.',
    todo: 'Say why it is accepted; until then it does not hold.',
  },
  'waiver-expired': {
    weakens: 'part',
    what: 'A waiver is past its date, or a decision past its review.',
    todo: 'Mend what it accepts, or give it a new date with a reason that still holds.',
  },
  'waiver-unused': {
    weakens: 'part',
    what: 'A waiver or decision fits nothing that was found.',
    todo: 'Remove it, or correct its trait, address, subject or place.',
  },
  'waiver-unknown-trait': {
    weakens: 'part',
    what: 'A waiver or decision names a trait that does not exist.',
    todo: 'Correct the id; breakwater traits lists them.',
  },
  'waiver-contradictory': {
    weakens: 'part',
    what: 'Two waivers or decisions say different things about the same.',
    todo: 'Keep one of them.',
  },
  'waiver-unreadable': {
    weakens: 'part',
    what: 'A waiver in a comment or in Metadata is not written as one.',
    todo: 'Write: breakwater:waive trait-id until=2027-01-31 reason.',
  },
  'baseline-stale': {
    weakens: 'part',
    what: 'The baseline lists what is no longer found in the files of the scan.',
    todo: 'Write it anew with --write-baseline.',
  },
  'parameter-not-declared': {
    weakens: 'part',
    what: 'A value was given for a parameter that no template of the scan declares.',
    todo: 'Correct the name in the parameter file.',
  },
  'text-not-json': {
    weakens: 'part',
    what: 'A text that should hold JSON does not.',
    todo: 'Correct it at the place shown; the property is treated as unknown.',
  },
  'value-wrong-type': {
    weakens: 'part',
    what: 'A value has a type that AWS does not accept there.',
    todo: 'Correct it; the property is treated as unknown.',
  },
  'value-too-large': {
    weakens: 'part',
    what: 'Evaluating a value would take too much time or memory.',
    todo: 'Its value is treated as unknown.',
  },
} as const satisfies Record<string, { weakens: 'file' | 'part'; what: string; todo: string }>

export type GapCode = keyof typeof gapCodes

/** Something that could not be read. `path` names the file where no place inside it can be given. */
export interface Gap {
  readonly code: GapCode
  /** One sentence on this very case. */
  readonly says: string
  readonly path?: string
  readonly origin?: Origin
}
