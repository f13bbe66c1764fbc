import {
  BackendServiceFacts,
  Facts,
  ListenerFacts,
  LoadBalancerFacts,
  TargetGroupAttachmentFacts,
  TargetGroupFacts,
} from './facts';
import { TerraformProvider, TerraformStack } from 'cdktf';
import { Misspelling } from '../properties/misspelling';
import { DependencyCircle } from '../terraform/dependency-circles';
import { stackOf } from '../terraform/stacks';
import { known } from '../terraform/tokens';
import { isSame } from './identity';
import { ProductName } from './products';

type Shared = LoadBalancerFacts | BackendServiceFacts | TargetGroupFacts;

/** Everything of this library in an app, over all its stacks, in the order of creation. */
export class Graph {
  /** Owned and imported load balancers. */
  public readonly loadBalancers: readonly LoadBalancerFacts[];
  /** Listeners. */
  public readonly listeners: readonly ListenerFacts[];
  /** Owned and imported backend services. */
  public readonly backendServices: readonly BackendServiceFacts[];
  /** Owned and imported target groups. */
  public readonly targetGroups: readonly TargetGroupFacts[];
  /** Attachments of single targets. */
  public readonly attachments: readonly TargetGroupAttachmentFacts[];

  private readonly defaultProviders = new Map<TerraformStack, TerraformProvider | undefined>();
  private readonly byId: Readonly<Record<Shared['kind'], ReadonlyMap<string, readonly Shared[]>>>;

  public constructor(
    facts: readonly Facts[],
    /** Keys of props objects that look like misspelt properties. */
    public readonly misspellings: readonly Misspelling[] = [],
    /** Gives the circles among what waits for each other. */
    public readonly dependencyCircles: () => readonly DependencyCircle[] = () => [],
  ) {
    this.loadBalancers = facts.filter((fact) => fact.kind === 'LoadBalancer');
    this.listeners = facts.filter((fact) => fact.kind === 'Listener');
    this.backendServices = facts.filter((fact) => fact.kind === 'BackendService');
    this.targetGroups = facts.filter((fact) => fact.kind === 'TargetGroup');
    this.attachments = facts.filter((fact) => fact.kind === 'TargetGroupAttachment');
    this.byId = {
      LoadBalancer: grouped(this.loadBalancers, ({ id }) => id),
      BackendService: grouped(this.backendServices, ({ id }) => id),
      TargetGroup: grouped(this.targetGroups, ({ id }) => id),
    };
  }

  /** All facts about the cloud object that these facts are about: an object may be imported in several places. */
  public sameAs<F extends Shared>(fact: F): readonly F[] {
    return (this.byId[fact.kind].get(fact.id) ?? []).filter((other): other is F => isSame(fact, other));
  }

  /**
   * The product of a load balancer whose own reference does not say it, when another part of the app does: then constructors could not check what
   * depends on the product.
   */
  public productToldElsewhere(loadBalancer: LoadBalancerFacts | undefined): ProductName | undefined {
    return loadBalancer === undefined || loadBalancer.product !== undefined
      ? undefined
      : this.told(loadBalancer, 'product');
  }

  /** The region of a load balancer, as the app or its provider configuration says; undefined when neither does. */
  public regionOf(loadBalancer: LoadBalancerFacts): string | undefined {
    const region = this.configured(loadBalancer, 'region');
    return this.told(loadBalancer, 'region') ?? (typeof region === 'string' ? known(region) : undefined);
  }

  /**
   * What tells apart the accounts and regions of load balancers: two with the same text share the quota of a region. A token is only the same as
   * itself.
   */
  public accountAndRegionOf(loadBalancer: LoadBalancerFacts): string {
    const region = this.regionOf(loadBalancer) ?? this.configured(loadBalancer, 'region');
    const account = ['accessKey', 'endpoint'].map((property) => this.configured(loadBalancer, property));
    return JSON.stringify([region, ...account]);
  }

  /** A property of the provider configuration of a load balancer. */
  private configured(loadBalancer: LoadBalancerFacts, property: string): unknown {
    const stack = stackOf(loadBalancer.construct);
    const provider = loadBalancer.provider ?? (stack === undefined ? undefined : this.defaultProvider(stack));
    return provider === undefined ? undefined : Reflect.get(provider, property);
  }

  private defaultProvider(stack: TerraformStack): TerraformProvider | undefined {
    if (!this.defaultProviders.has(stack)) {
      const provider = stack.node
        .findAll()
        .filter((construct) => TerraformProvider.isTerraformProvider(construct))
        .filter((candidate) => TerraformStack.of(candidate) === stack)
        .find(({ terraformResourceType, alias }) => terraformResourceType === 'jdcloud' && alias === undefined);
      this.defaultProviders.set(stack, provider);
    }
    return this.defaultProviders.get(stack);
  }

  /**
   * What the app says about an attribute of a cloud object, here or where the same object is imported too; undefined when it is not known.
   * Facts are always known, even when their ids are tokens.
   */
  public told<F extends Shared, K extends keyof F>(fact: F, attribute: K): F[K] | undefined {
    const here = fact[attribute];
    return isTold(here)
      ? here
      : this.sameAs(fact)
          .map((same) => same[attribute])
          .find(isTold);
  }
}

/** Items by a text that they have in common, in their order. */
export function grouped<T>(items: readonly T[], textOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const text = textOf(item);
    const group = groups.get(text);
    if (group === undefined) {
      groups.set(text, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}

function isTold(value: unknown): boolean {
  return typeof value === 'object' ? value !== null : known(value) !== undefined;
}
