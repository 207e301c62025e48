import pc from 'picocolors'
import { launchTypes } from '../model/resources/service.ts'
import type { Trait } from '../traits/trait.ts'
import { prose } from './markdown-text.ts'
import { indented } from './notations/notation.ts'
import { notations } from './notations/registry.ts'
import { severityText } from './text.ts'

/** How the fix looks in one notation. */
interface Snippet {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly text: string
}

/** All that is to be said about a trait, whatever it is written as. */
interface Explanation {
  readonly trait: Trait
  readonly resources: readonly string[]
  readonly owner: string
  readonly snippets: readonly Snippet[]
}

function explanationOf(trait: Trait): Explanation {
  const { example } = trait
  return {
    trait,
    resources: [trait.resource, ...(trait.likewise ?? [])],
    owner: ownerOf(trait),
    snippets: example ? notations.map(({ write, ...notation }) => ({ ...notation, text: write(example) })) : [],
  }
}

/** Who sees to it, on which launch types, and which of them do not have it at all. */
function ownerOf({ responsible = {} }: Trait): string {
  const ways = [
    { who: 'You', types: launchTypes.filter((type) => responsible[type] === undefined) },
    { who: 'AWS', types: launchTypes.filter((type) => responsible[type] === 'AWS') },
    { who: 'not there', types: launchTypes.filter((type) => responsible[type] === 'nobody') },
  ].filter(({ types }) => types.length > 0)
  const [only, ...others] = ways
  if (only && others.length === 0) return `${only.who}, on every launch type.`
  return `${ways.map(({ who, types }) => `${who} on ${enumerated(types)}`).join('; ')}.`
}

const enumerated = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** The explanation of a trait for a terminal. */
export function explainAsText(trait: Trait, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour)
  const { resources, owner, snippets } = explanationOf(trait)
  const facts = [
    ['judges', resources.join(', ')],
    ['why', trait.why],
    ['who', owner],
    ['fix', trait.fix],
  ] as const
  const lines = [
    `${severityText(trait.severity, colours)}  ${colours.bold(trait.title)}  ${colours.dim(`${trait.id}, ${trait.category}`)}`,
    '',
    ...facts.map(([label, says]) => `  ${colours.dim(label.padEnd(6))}  ${says}`),
  ]
  for (const { name, text } of snippets) {
    lines.push('', `  ${colours.bold(name)}`, ...indented(text.split('\n'), '    '))
  }
  lines.push('', `  ${colours.bold('Sources')}`, ...trait.references.map((page) => `    ${page}`))
  return `${lines.join('\n')}\n`
}

/** The same as markdown, without a heading; `folded` leaves the snippets for those who open them. */
export function explainAsMarkdown(trait: Trait, { folded }: { readonly folded: boolean }): string {
  const { resources, owner, snippets } = explanationOf(trait)
  const types = resources.map((type) => `\`${type}\``).join(', ')
  const lines = [
    `**${prose(trait.title)}** (${trait.category}, ${trait.severity}) on ${types}`,
    '',
    prose(trait.why),
    '',
    `**Fix:** ${prose(trait.fix)}`,
    '',
    `**Who sees to it:** ${prose(owner)}`,
    '',
  ]
  for (const { name, language, text } of snippets) {
    const code = [`\`\`\`${language}`, text, '```', '']
    if (folded) lines.push(`<details><summary>${name}</summary>`, '', ...code, '</details>', '')
    else lines.push(`**${name}**`, '', ...code)
  }
  lines.push('**Sources**', '', ...trait.references.map((page) => `- ${prose(page)}`))
  return `${lines.join('\n')}\n`
}

/** The same for programs. */
export function explainAsJson(trait: Trait): Readonly<Record<string, unknown>> {
  const { id, title, category, severity, why, fix, references, responsible = {} } = trait
  const { resources, snippets } = explanationOf(trait)
  return {
    id,
    title,
    category,
    severity,
    resources,
    why,
    responsible: Object.fromEntries(launchTypes.map((type) => [type, responsible[type] ?? 'customer'])),
    fix,
    snippets: Object.fromEntries(snippets.map(({ id: notation, text }) => [notation, text])),
    references,
  }
}

/** What tools that show a finding say about its trait. */
export function helpOf(trait: Trait): { readonly text: string; readonly markdown: string } {
  return { text: explainAsText(trait, { colour: false }), markdown: explainAsMarkdown(trait, { folded: false }) }
}
