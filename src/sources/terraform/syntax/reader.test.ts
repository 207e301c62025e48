import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxDepth, SyntaxFault } from '../../syntax/syntax.ts'
import type { Body, Expression, TemplatePart } from './ast.ts'
import { loadHcl } from './load-hcl.ts'

const hcl = await loadHcl()

/** An expression on one line: what is done first, then with what. */
function print(node: Expression): string {
  switch (node.is) {
    case 'literal':
      return JSON.stringify(node.value)
    case 'template':
      return `<${node.parts.map(printPart).join(' ')}>`
    case 'tuple':
      return `[${node.items.map(print).join(' ')}]`
    case 'object':
      return `{${node.entries.map(({ key, value }) => `${print(key)}=${print(value)}`).join(' ')}}`
    case 'variable':
      return node.name
    case 'attribute':
      return `(. ${print(node.of)} ${node.name})`
    case 'index':
      return `(at ${print(node.of)} ${print(node.key)})`
    case 'splat':
      return `(* ${print(node.of)} ${print(node.each)})`
    case 'call':
      return `(${node.name}${node.args.map((arg) => ` ${print(arg)}`).join('')}${node.spread ? '...' : ''})`
    case 'unary':
      return `(${node.operator} ${print(node.operand)})`
    case 'binary':
      return `(${node.operator} ${print(node.left)} ${print(node.right)})`
    case 'conditional':
      return `(? ${print(node.when)} ${print(node.yes)} ${print(node.no)})`
    case 'for': {
      const names = node.keyName === undefined ? node.valueName : `${node.keyName},${node.valueName}`
      const key = node.key ? `${print(node.key)}=>` : ''
      const when = node.when ? ` if ${print(node.when)}` : ''
      return `(for ${names} ${print(node.of)} ${key}${print(node.value)}${node.group ? '...' : ''}${when})`
    }
  }
}

function printPart(part: TemplatePart): string {
  switch (part.is) {
    case 'text':
      return JSON.stringify(part.text)
    case 'interpolation':
      return print(part.value)
    case 'if':
      return `(if ${print(part.when)} <${part.yes.map(printPart).join(' ')}> <${part.no.map(printPart).join(' ')}>)`
    case 'for': {
      const names = part.keyName === undefined ? part.valueName : `${part.keyName},${part.valueName}`
      return `(for ${names} ${print(part.of)} <${part.body.map(printPart).join(' ')}>)`
    }
  }
}

function printBody({ attributes, blocks }: Body): string {
  return [
    ...[...attributes].map(([name, { value }]) => `${name}=${print(value)}`),
    ...blocks.map(({ type, labels, body }) => `${[type, ...labels].join('.')}{${printBody(body)}}`),
  ].join(' ')
}

test.each<[text: string, tree: string]>([
  ['1', '1'],
  ['1e3', '1000'],
  ['1.5e-2', '0.015'],
  ['123456789012345678901', '123456789012345680000'],
  ['-1', '(- 1)'],
  ['true', 'true'],
  ['null', 'null'],
  ['truest', 'truest'],
  ['local.a', '(. local a)'],
  ['a.b.c', '(. (. a b) c)'],
  ['a["b"].c', '(. (at a "b") c)'],
  ['a.0.b', '(. (at a 0) b)'],
  ['a.0.1', '(at (at a 0) 1)'],
  ['a[b[0]]', '(at a (at b 0))'],
  ['a.for', '(. a for)'],
  ['a-b', 'a-b'],
  ['a - b', '(- a b)'],
  ['a.*.b', '(* a (. item b))'],
  ['a.*.b.0.c', '(* a (. (at (. item b) 0) c))'],
  ['a.*.b[0].c', '(. (at (* a (. item b)) 0) c)'],
  ['a.*', '(* a item)'],
  ['a[*].b[0].c', '(* a (. (at (. item b) 0) c))'],
  ['a[*]', '(* a item)'],
  ['a.b[*].c[*].d', '(* (. a b) (* (. item c) (. item d)))'],
  ['(a[*].b)[0]', '(at (* a (. item b)) 0)'],
  ['a ? b : c', '(? a b c)'],
  ['a ? b : c ? d : e', '(? a b (? c d e))'],
  ['a ? b : c ? d : e ? f : g', '(? a b (? c d (? e f g)))'],
  ['a ? b ? c : d : e', '(? a (? b c d) e)'],
  ['(a ? b : c) ? d : e', '(? (? a b c) d e)'],
  ['a || b ? c + 1 : d', '(? (|| a b) (+ c 1) d)'],
  ['a + b * c - d', '(- (+ a (* b c)) d)'],
  ['a - b - c', '(- (- a b) c)'],
  ['a / b * c % d', '(% (* (/ a b) c) d)'],
  ['a == b && c != d || e', '(|| (&& (== a b) (!= c d)) e)'],
  ['a < b == c >= d', '(== (< a b) (>= c d))'],
  ['a > b + 1', '(> a (+ b 1))'],
  ['(a + b) * c', '(* (+ a b) c)'],
  ['-a.b + !c', '(+ (- (. a b)) (! c))'],
  ['-(a + b)', '(- (+ a b))'],
  ['!a == b', '(== (! a) b)'],
  ['(a).b', '(. a b)'],
  ['a <= b', '(<= a b)'],
  ['[]', '[]'],
  ['[1, "a", b,]', '[1 "a" b]'],
  ['[1, 2][0]', '(at [1 2] 0)'],
  ['{}', '{}'],
  ['{ a = 1, b : 2 }', '{"a"=1 "b"=2}'],
  ['{\n a = 1\n b = 2\n\n}', '{"a"=1 "b"=2}'],
  ['{ a = k\n (b) = c }', '{"a"=k b=c}'],
  ['{ "a" = 1, "${b}" = 2, (c) = 3, d.e = 4 }', '{"a"=1 b=2 c=3 (. d e)=4}'],
  ['{ true = 1, null = 2, 3 = 4 }', '{"true"=1 "null"=2 3=4}'],
  ['{ a = { b = [{ c = 1 }] } }', '{"a"={"b"=[{"c"=1}]}}'],
  ['{ a = c ? x : y, b = 1 }', '{"a"=(? c x y) "b"=1}'],
  ['{ a = c ? x : y\n b : 1 }', '{"a"=(? c x y) "b"=1}'],
  ['f()', '(f)'],
  ['f(a, b)', '(f a b)'],
  ['f(a, b,)', '(f a b)'],
  ['f(a, b...)', '(f a b...)'],
  ['f(g(a).b)[0]', '(at (f (. (g a) b)) 0)'],
  ['provider::aws::arn_parse("x").region', '(. (provider::aws::arn_parse "x") region)'],
  ['[for a in b : c]', '(for a b c)'],
  ['[for a, b in c : d if e]', '(for a,b c d if e)'],
  ['[for_each, b]', '[for_each b]'],
  ['{ for a in b : a.k => a.v }', '(for a b (. a k)=>(. a v))'],
  ['{ for k, v in b : k => v... if v }', '(for k,v b k=>v... if v)'],
  ['{\n for k in b :\n k => 1\n}', '(for k b k=>1)'],
  ['[for a in b : a ? 1 : 2]', '(for a b (? a 1 2))'],
  ['""', '""'],
  ['"a"', '"a"'],
  ['"${a}"', 'a'],
  ['"${~ a ~}"', 'a'],
  ['" ${a}"', '<" " a>'],
  ['" ${~ a ~} "', '<a>'],
  ['"${a}${b}"', '<a b>'],
  ['"${"${a}"}"', 'a'],
  ['"a${b}c"', '<"a" b "c">'],
  ['"\\"\\n\\u00fc$${a}%%{b}"', '"\\"\\nü${a}%{b}"'],
  ['"%{ if a }b%{ endif }"', '<(if a <"b"> <>)>'],
  ['"%{ if a }b%{ else }${c}%{ endif }d"', '<(if a <"b"> <c>) "d">'],
  ['"%{ for a, b in c }${b} %{ endfor }"', '<(for a,b c <b " ">)>'],
  ['<<EOT\na\n  ${b}\nEOT\n', '<"a\\n  " b "\\n">'],
  ['<<EOT\n${b}\nEOT\n', '<b "\\n">'],
  ['<<-EOT\n  a\n    b\n  EOT\n', '<"a\\n" "  b\\n">'],
  ['<<-EOT\n  a\n  EOT\n', '"a\\n"'],
  ['f(<<A\nx\nA\n, 1)', '(f "x\\n" 1)'],
  ['1 # a\n + /* b */ 2 // c', '(+ 1 2)'],
])('%j is %s', (text, tree) => {
  expect(print(hcl.readExpression(text))).toBe(tree)
})

test.each<[text: string, tree: string]>([
  ['', ''],
  ['\ufeff', ''],
  ['# only a comment', ''],
  ['a = 1', 'a=1'],
  ['\ufeffa = 1\r\nb = 2\r\n', 'a=1 b=2'],
  ['a = 1 # x\nb = 2 // y\n/* z\n*/ c = 3 /*\n*/\n', 'a=1 b=2 c=3'],
  ['a {}', 'a{}'],
  ['a { b = 1 }', 'a{b=1}'],
  ['a "b" c {\n}\n', 'a.b.c{}'],
  ['a "b\\"$${c}" {\n}\n', 'a.b"${c}{}'],
  ['a {\n b {\n c = 1\n }\n b {}\n d = 2\n}\n', 'a{d=2 b{c=1} b{}}'],
  ['a = {\n b = 1\n}\nc {\n d = [\n 1,\n 2\n ]\n}', 'a={"b"=1} c{d=[1 2]}'],
  ['a = <<A\nx\nA\nb = 1\n', 'a="x\\n" b=1'],
  ['a = (\n 1\n + 2\n)\n', 'a=(+ 1 2)'],
  ['for = 1\nif {\n in = true\n}\n', 'for=1 if{in=true}'],
  ['größe = 1\n', 'größe=1'],
])('the file %j is %s', (text, tree) => {
  expect(printBody(hcl.readFile(text))).toBe(tree)
})

test.each<[text: string, tree: string]>([
  ['', '""'],
  ['a "b" \\n', '"a \\"b\\" \\\\n"'],
  ['${a}', 'a'],
  ['a\n${~ b ~}\n\n c', '<"a" b "c">'],
  ['$${a}', '"${a}"'],
  ['%{ if a }\n"b"\n%{ endif }', '<(if a <"\\n\\"b\\"\\n"> <>)>'],
  ['<<EOT\n', '"<<EOT\\n"'],
])('the template %j is %s', (text, tree) => {
  expect(print(hcl.readTemplate(text))).toBe(tree)
})

describe('places', () => {
  /** The texts of an expression and of all that is in it. */
  function texts(text: string, node: Expression): readonly string[] {
    const inside: string[] = []
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit)
      else if (typeof value === 'object' && value !== null) {
        const { is, start, end } = value as { is?: string; start?: number; end?: number }
        if (is !== undefined && start !== undefined) inside.push(`${is} ${text.slice(start, end)}`)
        Object.values(value).forEach(visit)
      }
    }
    visit(node)
    return inside
  }

  test.each<[string, readonly string[]]>([
    ['"ü😀${ä}😀"', ['template "ü😀${ä}😀"', 'text ü😀', 'interpolation ${ä}', 'variable ä', 'text 😀']],
    ['( a ) . b', ['attribute ( a ) . b', 'variable a']],
    ['1e5 + [2]', ['binary 1e5 + [2]', 'literal 1e5', 'tuple [2]', 'literal 2']],
    ['a[*] . b', ['splat a[*] . b', 'variable a', 'attribute  . b', 'variable ']],
    ['a ? b : c ? d : e', ['conditional a ? b : c ? d : e', 'variable a', 'variable b', 'conditional c ? d : e']],
    ['/* x */ f( a... )', ['call f( a... )', 'variable a']],
    ['" ${~ a ~} b"', ['template " ${~ a ~} b"', 'interpolation ${~ a ~}', 'variable a', 'text b']],
    ['"%{ if a }b%{ endif }"', ['template "%{ if a }b%{ endif }"', 'if %{ if a }b%{ endif }', 'variable a', 'text b']],
    ['<<A\n  x\n A\n', ['literal <<A\n  x\n A']],
    [
      '<<-A\n  x\n   ${y}\n A\n',
      ['template <<-A\n  x\n   ${y}\n A', 'text x\n', 'text  ', 'interpolation ${y}', 'variable y', 'text \n'],
    ],
  ])('of %j', (text, places) => {
    expect(texts(text, hcl.readExpression(text))).toEqual(expect.arrayContaining([...places]))
    expect(texts(text, hcl.readExpression(text))[0]).toBe(places[0])
  })

  test('of the items of a file', () => {
    const text = '# ü😀\nresource "a" "b" {\n  größe = "😀"\n}\n\nx = 1\n'
    const { attributes, blocks } = hcl.readFile(text)
    const [block] = blocks
    const part = (place: { start: number; end: number } | undefined) => text.slice(place?.start, place?.end)
    expect(part(block)).toBe('resource "a" "b" {\n  größe = "😀"\n}')
    expect(part(block?.head)).toBe('resource "a" "b"')
    expect(part(block?.body)).toBe('\n  größe = "😀"\n')
    const inside = block?.body.attributes.get('größe')
    expect(text.slice(inside?.nameStart, inside?.nameEnd)).toBe('größe')
    expect(part(inside?.value)).toBe('"😀"')
    expect(part(attributes.get('x')?.value)).toBe('1')
  })
})

/** Reads a text in which § marks the place of the fault, and says what it is. */
function faultOf(marked: string): string {
  const [before = '', after = ''] = marked.split('§')
  try {
    hcl.readFile(before + after)
    return 'none'
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    return error.offset === before.length ? error.message : `${error.message} at ${error.offset}`
  }
}

/** The places are those of `terraform validate` but for strings, heredocs and directives, which are named where they open. */
test.each<[text: string, says: string]>([
  ['a "b" §{\n  c = 1\n', '{ is not closed'],
  ['a §{\n  b = {\n    c = 1\n\n}\n', '{ is not closed'],
  ['a {\n  b = [1, 2\n§}\n', '} stands where ] is expected, which closes ['],
  ['a {\n  b = f(1\n§}\n', '} stands where ) is expected, which closes ('],
  ['a = {\n  b = 1\n§]\n', '] stands where } is expected, which closes {'],
  ['a = "${b§)}"\n', ') stands where } is expected, which closes ${'],
  ['a {\n}\n§}\n', '} closes nothing'],
  ['a = [1 §2]\n', 'Unexpected number'],
  ['a = f(b §c)\n', 'Unexpected c'],
  ['a = "b" §"c"\n', 'Unexpected text'],
  ['a = [1,§,2]\n', 'Unexpected ,'],
  ['a = b.§.c\n', 'Unexpected .'],
  ['a = b §= 2\n', 'Unexpected ='],
  ['a = b §=> 2\n', 'Unexpected =>'],
  ['a = 1§, b = 2\n', 'Unexpected ,'],
  ['a = [for b in c§]\n', 'Unexpected ]'],
  ['a = b ? c§\nd = 1\n', 'The line ends where more is expected'],
  ['a {\n  b = c ? d§\n}\n', 'The line ends where more is expected'],
  ['a {\n  §"b" = 1\n}\n', 'Unexpected text'],
  ['a = 1 +§\n', 'The line ends where a value is expected, after +'],
  ['a =§\nb = 2\n', 'The line ends where a value is expected, after ='],
  ['a = { b =§\n1 }\n', 'The line ends where a value is expected, after ='],
  ['a = b.§\n', 'The line ends where a value is expected, after .'],
  ['§a b c\n', 'After a name either = with a value or { with a block is expected, on the same line'],
  ['§a: 1\n', 'After a name either = with a value or { with a block is expected, on the same line'],
  ['§a "b"\n{\n}\n', 'After a name either = with a value or { with a block is expected, on the same line'],
  ['a = 1 §b = 2\n', 'A line break is missing before this'],
  ['a {\n} §b = 2\n', 'A line break is missing before this'],
  ['a {\n  b = 1 §}\n', 'A line break is missing before this'],
  ['a { b = 1§\n}\n', 'A block on one line holds one argument at the most; others have each item on a line of its own'],
  [
    'a { b = 1 §c = 2 }\n',
    'A block on one line holds one argument at the most; others have each item on a line of its own',
  ],
  ['a { §b {} }\n', 'A block on one line holds one argument at the most; others have each item on a line of its own'],
  ['a = { b = 1 §c = 2 }\n', 'A comma or a line break is missing before this'],
  ['a = 1\n§a = 2\n', 'a stands twice here'],
  ['a {\n  b = 1\n  §b = 2\n}\n', 'b stands twice here'],
  ['a = §"b\n', 'A string is not closed on its line; text of several lines is written as a heredoc'],
  ['a = §"b', 'A string is not closed'],
  ['a = §<<EOT\nb\n', 'The heredoc is not closed: no line is just EOT'],
  ['a = §<<EOT\nb\nEOT', 'The line EOT, which ends the heredoc, needs a line break after it'],
  ['a = "§\\d"\n', '\\d is not an escape that HCL knows'],
  ['a = "§\\u12"\n', '\\u is not an escape that HCL knows'],
  ['a = "§\\ud83d"\n', '\\u is not an escape that HCL knows'],
  ['a = "${b §c}"\n', 'Unexpected c'],
  ['a = "${§}"\n', 'An expression is missing between the braces'],
  ['a = "§%{ if b }c"\n', '%{if} has no %{endif}'],
  ['a = "%{ if b }c§%{ endfor }"\n', '%{endfor} closes nothing'],
  ['a = "b§%{ else }"\n', '%{else} stands outside of %{if}'],
  ['a = "%{ §fi b }"\n', 'fi is no directive; there are if, else, endif, for and endfor'],
  ['a "b-§${c}" {\n}\n', 'The labels of a block are fixed: nothing can be put in here'],
  ["a = §'b'\n", "Texts stand in double quotes, not in '"],
  ['a = b §& c\n', '& is no operator; && is'],
  ['a = 1§;\n', '; does not separate anything; each argument stands on a line of its own'],
  ['a = §@b\n', 'Unexpected character @'],
  ['a = 1§\u00a0\n', 'Unexpected character U+00A0'],
  ['a = §${b}\n', 'Unexpected character $'],
  ['a = 0§x1f\n', 'Unexpected text after a number'],
  ['a = §b::c\n', 'b::c can only be called: it names a function'],
  ['a = 1\n§/* b', 'A comment is not closed: */ is missing'],
  ['§{}\n', 'A name is expected, of an argument or a block'],
  ['a = "ü😀" §"b"\n', 'Unexpected text'],
  ['a = "ü😀"\nü = "😀"\nb = [ü §ö]\n', 'Unexpected ö'],
])('%j: %s', (text, says) => {
  expect(faultOf(text)).toBe(says)
})

describe('depth', () => {
  const many = 10_000
  const deep = (open: string, inside: string, close: string, times: number) =>
    `a = ${open.repeat(times)}${inside}${close.repeat(times)}\n`
  const code = (text: string): string => {
    try {
      hcl.readFile(text)
      return 'none'
    } catch (error) {
      return error instanceof SyntaxFault ? error.code : String(error)
    }
  }

  test.each<[string, string]>([
    ['brackets', deep('[', '', ']', many)],
    ['round brackets', deep('(', '1', ')', many)],
    ['objects', deep('{a=', '1', '}', many)],
    ['calls', deep('f(', '1', ')', many)],
    ['indexes', deep('a[', '0', ']', many)],
    ['templates', deep('"${', '1', '}"', many)],
    ['directives', deep('%{ if a }', '', '%{ endif }', many).replace('= ', '= "').replace('\n', '"\n')],
    ['signs', deep('!', 'a', '', many)],
    ['conditions', deep('a ? b : ', 'c', '', many)],
    ['splats', deep('', 'a', '[*]', many)],
    ['blocks', `${'a {\n'.repeat(many)}${'}\n'.repeat(many)}`],
  ])('%s beyond reason', (_name, text) => {
    expect(code(text)).toBe('nesting-too-deep')
  })

  test.each<[string, string]>([
    ['brackets', deep('[', '', ']', maxDepth - 5)],
    ['round brackets', deep('(1+', '1', ')', maxDepth - 5)],
    ['signs', deep('- ', 'a', '', maxDepth - 5)],
    ['conditions', deep('a ? b : ', 'c', '', maxDepth - 5)],
    ['a sum', `a = ${'1 + '.repeat(many)}1\n`],
    ['a mixture', `a = ${'1 * 2 + 3 == 4 && '.repeat(many)}true\n`],
    ['a path', `a = b${'.c[0]'.repeat(many)}\n`],
  ])('%s within reason', (_name, text) => {
    expect(code(text)).toBe('none')
  })
})

describe('whatever the text', () => {
  const reads = (text: string) => {
    for (const read of [hcl.readFile, hcl.readExpression, hcl.readTemplate]) {
      try {
        read(text)
      } catch (error) {
        if (!(error instanceof SyntaxFault)) throw error
        expect(error.offset).toBeGreaterThanOrEqual(0)
        expect(error.offset).toBeLessThanOrEqual(text.length)
      }
    }
  }

  const words = [
    ...'= == => != < > <= >= + - * / % && || ! ? : . , ... ( ) [ ] { } ~ " # // /* */'.split(' '),
    ...'for in if else endif endfor true null a b-c provider::x 0 1.5 1e9'.split(' '),
    ...['${', '%{', '$${', '\\"', '\\', '\n', '\r\n', ' ', '[*]', '.*', '.0', '<<EOT\n', '<<-E\n', '\nEOT\n', 'E\n'],
    ...['a = ', 'a {\n', '}\n', 'é', '😀', '\u00a0', '\ufeff', '\0', "'", '~}', '${~'],
  ]

  test('of tokens in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (tokens) => reads(tokens.join(''))),
      { numRuns: 1_000 },
    )
  })

  const sample = `# the shop
resource "aws_ecs_task_definition" "web" {
  family = "web-\${var.stage}"
  count  = var.stage == "prod" ? 2 : 1
  container_definitions = jsonencode([{
    name        = "web"
    environment = [for k, v in var.environment : { name = k, value = "%{ if v != null }\${v}%{ endif }" }]
    command     = concat(["sh", "-c"], local.items[*].args[0])
  }])
  lifecycle { ignore_changes = [tags["a"]] }
  tags = {
    (local.key) = <<-EOT
      \${var.a ~}
      text
    EOT
    b : -1
  }
}
`

  test('of a file with a piece taken out or put in', () => {
    const at = fc.nat(sample.length)
    fc.assert(
      fc.property(at, fc.nat(12), fc.constantFrom('', ...words), (from, length, word) =>
        reads(sample.slice(0, from) + word + sample.slice(from + length)),
      ),
      { numRuns: 500 },
    )
  })

  test('the same each time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (tokens) => {
        expect(faultOf(tokens.join(''))).toBe(faultOf(tokens.join('')))
      }),
    )
    expect(hcl.readFile(sample)).toEqual(hcl.readFile(sample))
  })
})

test('long texts are read in pieces, with the same places', () => {
  const line = 'résumé = "😀${a}" # c\n'
  const text = Array.from({ length: 5_000 }, (_, index) => `a${index} ${line.slice(6)}`).join('')
  const { attributes } = hcl.readFile(text)
  expect(attributes.size).toBe(5_000)
  const last = attributes.get('a4999')
  expect(text.slice(last?.value.start, last?.value.end)).toBe('"😀${a}"')
})

test.each([
  ['tokens', `a = [${'1,'.repeat(300_000)}`, 'It has more than 500000 tokens, which is the most that is read'],
  ['letters', `# ${'a'.repeat(11 * 1024 * 1024)}`, 'It holds more than 10 MiB of HCL, which is the most that is read'],
])('a file of too many %s is not read', (_, text, says) => {
  expect(() => hcl.readFile(text)).toThrow(says)
})
