import { usesOfFileSystem } from '../../analysis/runtime/efs-uses.ts'
import { all, any, check, notApplicable, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskEfsUnencryptedAtRest = trait({
  id: 'task-efs-unencrypted-at-rest',
  category: 'Misconfiguration',
  resource: 'AWS::EFS::FileSystem',
  title: 'Mounted EFS file system not encrypted',
  why: 'Whoever gets at the storage below the file system reads the files of the tasks, and no key can be withdrawn.',
  fix: 'Create an encrypted file system with a customer key, copy the files and mount it instead.',
  example: {
    type: 'AWS::EFS::FileSystem',
    set: {
      encrypted: true,
      kmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon EFS API Reference, CreateFileSystem', 'AWS Security Hub User Guide, EFS.1'],
  evaluate: (fileSystem, world) => {
    const { uses, unread } = usesOfFileSystem(fileSystem, world)
    if (uses.length === 0 && unread.length === 0) {
      return whole(notApplicable('No task definition in this scan mounts it.'))
    }
    const mounted = any([
      ...uses.map(({ task, volume, origin }) => yes(`Volume ${volume} of ${task.address} mounts it.`, origin)),
      ...unread.map((read) => unknown(read, 'A file system that a task mounts')),
    ])
    return whole(all([check(world, fileSystem, 'encrypted', (encrypted) => encrypted !== true), mounted]))
  },
})
