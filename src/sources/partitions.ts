/** The partition of a Region, by the prefixes that AWS gives its partitions' Regions. */
export function partitionOf(region: string): { readonly partition: string; readonly suffix: string } {
  if (region.startsWith('cn-')) return { partition: 'aws-cn', suffix: 'amazonaws.com.cn' }
  if (region.startsWith('us-gov-')) return { partition: 'aws-us-gov', suffix: 'amazonaws.com' }
  if (region.startsWith('us-isob-')) return { partition: 'aws-iso-b', suffix: 'sc2s.sgov.gov' }
  if (region.startsWith('us-isof-')) return { partition: 'aws-iso-f', suffix: 'csp.hci.ic.gov' }
  if (region.startsWith('us-iso-')) return { partition: 'aws-iso', suffix: 'c2s.ic.gov' }
  if (region.startsWith('eu-isoe-')) return { partition: 'aws-iso-e', suffix: 'cloud.adc-e.uk' }
  if (region.startsWith('eusc-')) return { partition: 'aws-eusc', suffix: 'amazonaws.eu' }
  return { partition: 'aws', suffix: 'amazonaws.com' }
}
