import { IConstruct } from 'constructs';
import {
  allFacts,
  AvailabilityGroupFacts,
  BackendServiceFacts,
  Facts,
  InstanceFacts,
  ListenerFacts,
  LoadBalancerFacts,
  TargetGroupFacts,
} from './graph';

/** Everything of ours in an app, over all its stacks, in tree order. */
export class AppGraph {
  /** Reads the whole app that a construct belongs to. */
  public static of(construct: IConstruct): AppGraph {
    return new AppGraph(allFacts(construct.node.root));
  }

  /** Owned and imported load balancers. */
  public readonly loadBalancers: readonly LoadBalancerFacts[];
  /** Listeners. */
  public readonly listeners: readonly ListenerFacts[];
  /** Owned and imported backend services. */
  public readonly backendServices: readonly BackendServiceFacts[];
  /** Owned and imported target groups. */
  public readonly targetGroups: readonly TargetGroupFacts[];
  /** Instances. */
  public readonly instances: readonly InstanceFacts[];
  /** Availability groups. */
  public readonly availabilityGroups: readonly AvailabilityGroupFacts[];

  public constructor(public readonly facts: readonly Facts[]) {
    this.loadBalancers = facts.filter((fact) => fact.kind === 'LoadBalancer');
    this.listeners = facts.filter((fact) => fact.kind === 'Listener');
    this.backendServices = facts.filter((fact) => fact.kind === 'BackendService');
    this.targetGroups = facts.filter((fact) => fact.kind === 'TargetGroup');
    this.instances = facts.filter((fact) => fact.kind === 'Instance');
    this.availabilityGroups = facts.filter((fact) => fact.kind === 'AvailabilityGroup');
  }
}
