import { computed, type Mappings, resource } from './attributes.ts'

/**
 * Amazon EFS.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_efs_*.
 */
export const efs: Mappings = {
  aws_efs_access_point: resource('AWS::EFS::AccessPoint', { id: computed('accessPointId') }),
  aws_efs_mount_target: resource('AWS::EFS::MountTarget', { id: computed('mountTargetId') }),
  aws_efs_file_system: resource('AWS::EFS::FileSystem', { id: computed('fileSystemId') }),
}
