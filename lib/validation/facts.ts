import { TerraformProvider } from 'cdktf';
import { IConstruct } from 'constructs';
import { isConstruct } from '../properties/describe';
import { note, notesOf } from '../terraform/app-ledger';
import { ProductName } from './products';

/*
 * What the rules see of an app: plain facts that each construct records about itself. Rules read nothing else, so that they neither depend on
 * the construct classes nor on one copy of this library (two copies in one app share the facts through the symbol below).
 *
 * A `string` or `number` may be a token; read it through `known()`. Whoever asks twice must get the same token: CDKTF notes in the token itself,
 * before synthesis, that it refers to another stack, so that a new token at synthesis, as preconditions would hold it, came too late.
 */

/** @internal */
export interface LoadBalancerFacts {
  readonly kind: 'LoadBalancer';
  readonly construct: IConstruct;
  /** A literal for an import by literal id, the (memoised) token of the resource's id for an owned one. */
  readonly id: string;
  /** Created by this app, as opposed to imported. */
  readonly owned: boolean;
  /** Unknown (undefined) for an import that does not say. */
  readonly product?: ProductName;
  /** The VPC as early as it is known: of the subnet, or as the import says. */
  readonly vpcId?: string;
  /** Id of the subnet, through which the VPC is known; of owned ones. */
  readonly subnetId?: string;
  /** The address range of the subnet. */
  readonly subnetCidrBlock?: string;
  /** The private address that the user gave it, if any. */
  readonly privateIpAddress?: string;
  /** The id of the VPC as a Terraform expression that is known once the load balancer exists (owned ones). */
  readonly createdVpcId?: string;
  readonly zones?: readonly string[];
  readonly region?: string;
  /** The name that the user gave it, if any. */
  readonly name?: string;
  /** The elastic IP that makes it reachable from the internet. */
  readonly elasticIpId?: string;
  /** The security groups that the user gave it; undefined when none were given. */
  readonly securityGroupIds?: readonly string[];
  /** The provider configuration that the user chose for it, which its children take over. */
  readonly provider?: TerraformProvider;
  /** What forces its replacement: generated names of its children change with it. */
  readonly replacement?: readonly unknown[];
}

/** @internal */
export interface ListenerFacts {
  readonly kind: 'Listener';
  readonly construct: IConstruct;
  readonly loadBalancer: LoadBalancerFacts;
  /** The name that the user gave it, if any. */
  readonly name?: string;
  /** HTTP, HTTPS, TCP, TLS or UDP. */
  readonly protocol: string;
  readonly port: number;
  readonly backendService: BackendServiceFacts;
}

/** @internal */
export interface BackendServiceFacts {
  readonly kind: 'BackendService';
  readonly construct: IConstruct;
  readonly id: string;
  readonly owned: boolean;
  /** Unknown for an import that does not say. */
  readonly loadBalancer?: LoadBalancerFacts;
  /** The name that the user gave it, if any. */
  readonly name?: string;
  /** Whether a replacement is created before the old one is removed; of owned ones. */
  readonly replacedSideBySide?: boolean;
  /** HTTP, TCP or UDP. Unknown for an import that does not say. */
  readonly protocol?: string;
  readonly port?: number;
  readonly algorithm?: string;
  readonly targets?: TargetGroupFacts | AvailabilityGroupFacts;
  /** Whether somebody asked for the id, which all that uses it does; of owned ones. */
  readonly isUsed?: boolean;
  /** For what reads its health, when the stack has several. */
  readonly provider?: TerraformProvider;
}

/** @internal */
export interface TargetGroupFacts {
  readonly kind: 'TargetGroup';
  readonly construct: IConstruct;
  readonly id: string;
  readonly owned: boolean;
  /** Unknown for an import that does not say. */
  readonly loadBalancer?: LoadBalancerFacts;
  /** The name that the user gave it, if any. */
  readonly name?: string;
  /** Whether a replacement is created before the old one is removed; of owned ones. */
  readonly replacedSideBySide?: boolean;
  /** INSTANCE or IP. Unknown for an import that does not say. */
  readonly targetType?: string;
  /** Grows with every registration: read it at synthesis. */
  readonly targets: readonly TargetFacts[];
  /** The resources of the attachments that were given this very construct. Grows, too. */
  readonly attachments: IConstruct[];
  /** Whether somebody asked for the id, which all that uses it does; of owned ones. */
  readonly isUsed?: boolean;
}

/** @internal */
export interface TargetGroupAttachmentFacts {
  readonly kind: 'TargetGroupAttachment';
  readonly construct: IConstruct;
  readonly group: TargetGroupFacts;
  /** The one that it registers. */
  readonly targets: readonly [TargetFacts];
}

/** @internal */
export interface TargetFacts {
  /** Where the user wrote it: the call that registered it, as `addInstance(Vm1)`, or the property of an attachment, as `instance`. */
  readonly property: string;
  readonly type: 'instance' | 'container' | 'address';
  /** What was registered: an instance, a container (both with `instance`), or an address. */
  readonly instance?: InstanceFacts;
  readonly ipAddress?: string;
  /** 0: the backend service's port. */
  readonly port: number;
  readonly weight?: number;
}

/** @internal */
export interface InstanceFacts {
  readonly kind: 'Instance';
  readonly construct: IConstruct;
  readonly id: string;
  readonly vpcId?: string;
  readonly zone?: string;
  readonly region?: string;
}

/** @internal */
export interface AvailabilityGroupFacts {
  readonly kind: 'AvailabilityGroup';
  readonly construct: IConstruct;
  readonly id: string;
  readonly vpcId?: string;
  readonly region?: string;
}

/** @internal */
export type Facts =
  | LoadBalancerFacts
  | ListenerFacts
  | BackendServiceFacts
  | TargetGroupFacts
  | TargetGroupAttachmentFacts
  | InstanceFacts
  | AvailabilityGroupFacts;

const FACTS = Symbol.for('cdktf-jdcloud-lb.facts');

/**
 * The facts that a construct recorded about itself, if it did.
 *
 * @internal
 */
export function factsOf<F extends Facts>(construct: IConstruct, kind: F['kind']): F | undefined {
  const facts: unknown = Reflect.get(construct, FACTS);
  return isFacts(facts) && facts.kind === kind ? (facts as F) : undefined;
}

/**
 * What a construct is, if it recorded facts.
 *
 * @internal
 */
export function kindOfFacts(construct: IConstruct): Facts['kind'] | undefined {
  const facts: unknown = Reflect.get(construct, FACTS);
  return isFacts(facts) ? facts.kind : undefined;
}

/**
 * The facts that a value recorded about itself, if it is a construct that did.
 *
 * @internal
 */
export function factsOfValue<F extends Facts>(value: unknown, kind: F['kind']): F | undefined {
  return isConstruct(value) ? factsOf<F>(value, kind) : undefined;
}

/**
 * Recognises constructs that recorded facts of a kind.
 *
 * @internal
 */
export function ofKind(kind: Facts['kind']): (value: unknown) => boolean {
  return (value) => factsOfValue(value, kind) !== undefined;
}

/**
 * The facts of a construct that is known to have recorded them.
 *
 * @internal
 */
export function recordedFacts<F extends Facts>(construct: unknown, kind: F['kind']): F {
  const facts = factsOfValue<F>(construct, kind);
  if (facts === undefined) {
    throw new Error(`cdktf-jdcloud-lb: this ${kind} recorded no facts, which is a mistake in the library`);
  }
  return facts;
}

/**
 * The facts that the constructs of an app recorded, in the order of their creation.
 *
 * @internal
 */
export function factsOfApp(construct: IConstruct): Facts[] {
  return notesOf(construct, 'facts').filter(isFacts);
}

/**
 * Keeps the facts on the construct itself, and notes them in the app's ledger.
 *
 * @internal
 */
export function keepFacts(facts: Facts): void {
  Object.defineProperty(facts.construct, FACTS, { value: facts });
  note(facts.construct, 'facts', facts);
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && 'kind' in value && 'construct' in value;
}
