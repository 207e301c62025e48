import { flag, list, reference, shape, struct, text } from '../shape.ts'
import { securityGroupOrDefault, subnetReference, vpcReference } from './network-references.ts'

export const fileSystem = shape('Amazon EFS API Reference, CreateFileSystem', {
  fileSystemId: text(),
  encrypted: flag({ default: false }),
  kmsKeyId: text(),
  fileSystemTags: list(struct(shape('Amazon EFS API Reference, Tag', { key: text(), value: text() }, ['key'])), {
    also: ['tags'],
  }),
})

export const posixUser = shape('Amazon EFS API Reference, PosixUser', { uid: text(), gid: text() })

export const rootDirectory = shape('Amazon EFS API Reference, RootDirectory', { path: text({ default: '/' }) })

export const accessPoint = shape('Amazon EFS API Reference, CreateAccessPoint', {
  accessPointId: text(),
  fileSystemId: reference('AWS::EFS::FileSystem'),
  posixUser: struct(posixUser),
  rootDirectory: struct(rootDirectory),
})

/** `securityGroups` absent: the default group of the VPC. */
export const mountTarget = shape('Amazon EFS API Reference, CreateMountTarget', {
  mountTargetId: text(),
  fileSystemId: reference('AWS::EFS::FileSystem'),
  subnetId: subnetReference,
  vpcId: vpcReference,
  securityGroups: list(securityGroupOrDefault),
  ipAddress: text(),
  networkInterfaceId: reference('AWS::EC2::NetworkInterface'),
})
