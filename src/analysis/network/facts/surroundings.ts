import type { Resource } from '../../../model/resource.ts'
import type { World } from '../../../model/world.ts'
import { Reach } from '../answer.ts'
import { Sources } from '../engine/sources.ts'
import { byId, Topology } from '../engine/topology.ts'
import type { Interface } from '../network.ts'
import { type Survey, surveyAround } from '../survey/survey.ts'
import type { NetworkWorkload } from '../workload.ts'

/** The network around a resource, ready for questions. */
export interface Surroundings {
  readonly survey: Survey
  readonly reach: Reach
  readonly sources: Sources
  readonly workloads: ReadonlyMap<string, NetworkWorkload>
  readonly interfaces: ReadonlyMap<string, Interface>
}

const made = new WeakMap<Survey, Surroundings>()

/** The network around a resource in this world; undefined where it has no place in one. Made once a survey. */
export function surroundingsOf(resource: Resource, world: World): Surroundings | undefined {
  const survey = surveyAround(resource, world)
  if (!survey) return undefined
  const known = made.get(survey)
  if (known) return known
  const topology = new Topology(survey.network)
  const reach = new Reach(topology, survey.gaps)
  const surroundings = {
    survey,
    reach,
    sources: new Sources(reach.reachability),
    workloads: byId(survey.workloads),
    interfaces: topology.interfaces,
  }
  made.set(survey, surroundings)
  return surroundings
}
