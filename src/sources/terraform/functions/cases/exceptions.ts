/**
 * Where an answer is not that of Terraform, and why.
 *
 * - `unsaid`: nothing is said, the answer is unknown or undefined.
 * - `lenient`: what Terraform refuses has an answer.
 * - `different`: the answers differ in a way that no configuration should depend on.
 */
export interface Exception {
  readonly is: 'unsaid' | 'lenient' | 'different'
  readonly because: string
  readonly of: readonly string[]
}

export const exceptions: readonly Exception[] = [
  {
    is: 'lenient',
    because: 'A set is carried as a list.',
    of: [
      'coalescelist(toset([]), toset(["x"]))',
      'concat(toset(["b", "a"]), ["c"])',
      'element(toset(["a"]), 0)',
      'index(toset(["a"]), "a")',
      'slice(toset(["a"]), 0, 1)',
      'zipmap(["a"], toset(["x"]))',
    ],
  },
  {
    is: 'lenient',
    because: 'The type of the entries of a map is not carried, nor that a null has none.',
    of: ['lookup(tomap({a = 1}), "b", "y")', 'format("%v", null)', 'format("%#v", null)', 'templatestring("x", {})'],
  },
  {
    is: 'different',
    because: 'The type of the entries of a map is not carried, so that a default is not converted to it.',
    of: ['lookup(tomap({a = "x"}), "b", 3)'],
  },
  {
    is: 'different',
    because: 'Terraform sorts structures by a checksum; here they stand in the order in which they came.',
    of: ['toset([["b"], ["a"]])', 'toset([{a = 2}, {a = 1}])'],
  },
  {
    is: 'different',
    because: 'A zero has no sign here.',
    of: [
      'jsonencode(-0)',
      'tostring(-0)',
      'jsondecode("-0")',
      'tonumber("-0")',
      'yamldecode("a: 0777\\nb: 0x1F\\nc: 1e-3\\nd: 1.\\ne: -.5\\nf: +.5\\ng: 1e\\nh: 0o8\\ni: -0x1f\\nj: 0.0\\nk: -0")',
    ],
  },
  {
    is: 'different',
    because: 'Sums are exact here; those of 512 bits show their last one.',
    of: ['tostring(sum([1.1, 2.2, 3.3]))'],
  },
  {
    is: 'unsaid',
    because: 'Terraform writes a large power of two with fewer digits than tell it from its neighbours.',
    of: ['pow(2, 64)', 'tostring(pow(2, 64))'],
  },
  {
    is: 'unsaid',
    because: 'Only a run can tell.',
    of: ['length(timestamp())', 'length(uuid())', 'length(bcrypt("x"))', 'issensitive("x")', 'rsadecrypt("x", "y")'],
  },
  {
    is: 'unsaid',
    because: 'A run knows the time of its plan, the console does not.',
    of: ['length(plantimestamp())'],
  },
  {
    is: 'unsaid',
    because: 'A file that is not in the scan may be there in a run.',
    of: [
      'file("shop/missing.txt")',
      'file("shop")',
      'fileexists("shop")',
      'fileexists("shop/missing.txt")',
      'filebase64("shop/missing.txt")',
      'filesha256("shop/missing.txt")',
    ],
  },
  {
    is: 'unsaid',
    because: 'Tags of YAML are not kept while reading.',
    of: [
      'yamldecode("a: !!str 1\\nb: !!int \\"2\\"")',
      'yamldecode("a: !!binary aGk=")',
      'yamldecode("a: !!set {x}")',
      'yamldecode("a: !!float 1\\nb: !!bool \\"true\\"\\nc: !!null \\"\\"")',
      'yamldecode("a: !!map {b: 1}\\nc: !!seq [1]")',
    ],
  },
  {
    is: 'unsaid',
    because: 'What << brings overrides the keys before it in Terraform alone.',
    of: ['yamldecode("a: 1\\n<<: {a: 2}")'],
  },
  {
    is: 'lenient',
    because: 'Our reader of YAML takes a list behind <<, and leaves out documents in which nothing stands.',
    of: ['yamldecode("<<: [{a: 1}, {b: 2}]\\nc: 3")', 'yamldecode("---\\n---\\na: 1")'],
  },
  {
    is: 'unsaid',
    because: 'Terraform writes a key of several lines, and the mark of byte order, in ways of its own.',
    of: ['yamlencode({"x\\ny" = 1})', 'yamlencode("\\ufeffa")'],
  },
  {
    is: 'unsaid',
    because: 'Terraform takes a bracket too many at the end for JSON.',
    of: ['jsondecode("[]]")'],
  },
  {
    is: 'unsaid',
    because: 'Binary exponents are not read.',
    of: ['tonumber("1p3")'],
  },
  {
    is: 'unsaid',
    because: 'Terraform counts beyond the block, or the bits of IPv4 within IPv6 wrongly.',
    of: [
      'cidrhost("fe80::/64", 18446744073709551616)',
      'cidrhost("::ffff:10.0.0.0/120", 1)',
      'cidrhost("::ffff:0:0/96", 5)',
      'cidrsubnet("10.0.0.0/16", -1, 0)',
      'cidrsubnet("10.0.0.0/16", 8, -1)',
    ],
  },
]
