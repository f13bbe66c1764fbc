import { IConstruct } from 'constructs';
import { allFacts, BackendServiceFacts, Facts, ListenerFacts, LoadBalancerFacts, TargetGroupFacts } from './graph';
import { isSame } from './identity';
import { known } from './known';

type Shared = LoadBalancerFacts | BackendServiceFacts | TargetGroupFacts;

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

  private readonly byId = new Map<string, Shared[]>();

  public constructor(facts: readonly Facts[]) {
    this.loadBalancers = facts.filter((fact) => fact.kind === 'LoadBalancer');
    this.listeners = facts.filter((fact) => fact.kind === 'Listener');
    this.backendServices = facts.filter((fact) => fact.kind === 'BackendService');
    this.targetGroups = facts.filter((fact) => fact.kind === 'TargetGroup');
    for (const fact of [...this.loadBalancers, ...this.backendServices, ...this.targetGroups]) {
      const key = idKey(fact);
      const others = this.byId.get(key);
      if (others === undefined) {
        this.byId.set(key, [fact]);
      } else {
        others.push(fact);
      }
    }
  }

  /** All facts about the cloud object that these facts are about: an object may be imported in several places. */
  public sameAs<F extends Shared>(fact: F): readonly F[] {
    return (this.byId.get(idKey(fact)) ?? []).filter((other): other is F => isSame(fact, other));
  }

  /**
   * What the app says about an attribute of a cloud object, here or where the same object is imported too; undefined when it is not known.
   * Facts are always known, even when their ids are tokens.
   */
  public told<F extends Shared, K extends keyof F>(fact: F, attribute: K): F[K] | undefined {
    return [fact, ...this.sameAs(fact)].map((same) => same[attribute]).find(isTold);
  }
}

function isTold(value: unknown): boolean {
  return typeof value === 'object' ? value !== null : known(value) !== undefined;
}

function idKey(fact: Shared): string {
  return `${fact.kind} ${fact.id}`;
}
