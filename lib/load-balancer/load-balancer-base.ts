import { Construct } from 'constructs';
import { BackendService } from '../backend/backend-service';
import { BACKEND_SERVICE } from '../backend/backend-service-fields';
import type { GenericBackendServiceOptions } from '../backend/backend-service-options';
import * as jdcloud from '../jdcloud';
import { Listener } from '../listener/listener';
import { LISTENER } from '../listener/listener-fields';
import type { ListenerOptions, ListenerProps } from '../listener/listener-options';
import type { ListenerProtocol } from '../listener/listener-protocol';
import { bind, BindOptions, passOn } from '../properties/bind';
import { TargetGroup } from '../target-group/target-group';
import { TARGET_GROUP } from '../target-group/target-group-fields';
import type { TargetGroupOptions } from '../target-group/target-group-options';
import { honourDependencies } from '../terraform/dependencies';
import { generatedName } from '../terraform/names';
import { attributeOf, tokenKept } from '../terraform/references';
import { isKnown } from '../terraform/tokens';
import { LoadBalancerFacts } from '../validation/facts';
import { guard } from '../validation/guard';
import { lookUp } from '../validation/lookup';
import { productOf } from '../validation/products';
import { record } from '../validation/record';
import {
  checkZonesArePresent,
  EXISTING_LOAD_BALANCER,
  LOAD_BALANCER,
  LOAD_BALANCER_KEYS,
  LOAD_BALANCER_LOOKUP,
} from './load-balancer-fields';
import type { ILoadBalancer } from './load-balancer-interfaces';
import type {
  GenericLoadBalancerAttributes,
  GenericLoadBalancerLookupOptions,
  LoadBalancerProps,
} from './load-balancer-options';
import type { LoadBalancerType } from './load-balancer-type';

/**
 * What the load balancers of all products have. A class of a product adds the verbs that the product has, with their options.
 *
 * @internal
 */
export abstract class LoadBalancerBase extends Construct implements ILoadBalancer {
  private created?: jdcloud.Lb;
  private idOf: () => string = tokenKept(() => attributeOf(this.resource, 'id'));
  private createdVpcId?: string;
  private vpcIdOf: () => string | undefined = () => undefined;

  /** Id of the load balancer. */
  public get loadBalancerId(): string {
    return this.idOf();
  }

  /** Id of the VPC: that of the subnet when it is known, otherwise what Terraform reads. */
  public get vpcId(): string | undefined {
    return this.vpcIdOf();
  }

  /** The Terraform resource. */
  public get resource(): jdcloud.Lb {
    if (this.created === undefined) {
      throw new Error(
        `cdktf-jdcloud-lb: load balancer ${this.node.path} is a reference to an existing one, which has no resource in this app`,
      );
    }
    return this.created;
  }

  /** Address of the load balancer inside the VPC. */
  public get privateIpAddress(): string {
    return this.resource.privateIpAddress;
  }

  /** Public address: that of the elastic IP, null in Terraform without one. */
  public get elasticIpAddress(): string {
    return this.resource.elasticIpAddress;
  }

  /** The address of the Terraform resource, for another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Creates a target group on this load balancer. */
  public addTargetGroup(id: string, options: TargetGroupOptions = {}): TargetGroup {
    return new TargetGroup(this, id, { ...passOn(this, options, TARGET_GROUP), loadBalancer: this });
  }

  /** @internal */
  protected _addBackendService(id: string, options: GenericBackendServiceOptions): BackendService {
    return new BackendService(this, id, { ...passOn(this, options, BACKEND_SERVICE), loadBalancer: this });
  }

  /**
   * @param defaultPort the port when the options name none; the listener says when one is missing
   * @internal
   */
  protected _addListener(
    id: string,
    options: Omit<ListenerOptions, 'protocol' | 'port'> & { readonly port?: number },
    protocol: ListenerProtocol,
    defaultPort?: number,
  ): Listener {
    const given = passOn(this, options, LISTENER);
    const props = { ...given, port: given.port ?? defaultPort, protocol, loadBalancer: this };
    return new Listener(this, id, props as ListenerProps);
  }

  /**
   * Creates the Terraform resource. To be called once, by the constructor of a product's class.
   *
   * @param isOwnClass whether the class that is created is one of this library
   * @internal
   */
  protected _create(
    given: LoadBalancerProps,
    { strict, ofOneProduct }: Required<Pick<BindOptions<LoadBalancerProps>, 'strict' | 'ofOneProduct'>>,
  ): void {
    const { attributes, values } = bind(this, LOAD_BALANCER, given, {
      context: ({ loadBalancerType }) => ({ product: productOf(loadBalancerType) }),
      strict,
      ofOneProduct,
      also: checkZonesArePresent,
    });
    const resource = new jdcloud.Lb(this, 'Resource', {
      ...attributes,
      name: attributes.name ?? generatedName(this),
      // Written out, so that switching it off is a change.
      deleteProtection: attributes.deleteProtection ?? false,
    });
    honourDependencies(resource);
    this.created = resource;
    const { subnet } = given;
    const subnetsVpcId = tokenKept(() => subnet.vpcId);
    const subnetCidrBlock = tokenKept(() => subnet.cidrBlock);
    const createdVpcId = (): string => (this.createdVpcId ??= attributeOf(resource, 'vpc_id'));
    this.vpcIdOf = () => subnetsVpcId() ?? createdVpcId();
    const loadBalancerId = (): string => this.loadBalancerId;
    const facts: LoadBalancerFacts = {
      kind: 'LoadBalancer',
      construct: this,
      owned: true,
      product: productOf(given.loadBalancerType),
      name: values.name,
      zones: attributes.azs,
      elasticIpId: attributes.elasticIpId,
      securityGroupIds: attributes.securityGroupIds,
      provider: attributes.provider,
      replacement: [this.node.path, attributes.type, subnet.subnetId, inNoOrder(attributes.azs)],
      subnetId: subnet.subnetId,
      privateIpAddress: attributes.privateIpAddress,
      get id() {
        return loadBalancerId();
      },
      get vpcId() {
        return subnetsVpcId();
      },
      get createdVpcId() {
        return createdVpcId();
      },
      get subnetCidrBlock() {
        return subnetCidrBlock();
      },
    };
    record(facts);
    if (facts.privateIpAddress !== undefined) {
      guard(facts, resource); // JDLB009; no other rule compares what a load balancer says.
    }
  }

  /**
   * References an existing load balancer. To be called once, by the constructor of a product's class.
   *
   * @internal
   */
  protected _reference(given: GenericLoadBalancerAttributes): void {
    const { attributes, values } = bind(this, EXISTING_LOAD_BALANCER, given, { what: 'attributes' });
    const id = attributes.loadBalancerId;
    this.idOf = () => id;
    this.vpcIdOf = () => attributes.vpcId;
    record({
      kind: 'LoadBalancer',
      construct: this,
      id,
      owned: false,
      product: productOf(values.loadBalancerType),
      vpcId: attributes.vpcId,
      region: attributes.region,
      provider: attributes.provider,
      replacement: [id],
    });
  }

  /**
   * Has Terraform read an existing load balancer. To be called once, by the constructor of a product's class.
   *
   * @param product what a class of one product looks for only
   * @internal
   */
  protected _lookUp(given: GenericLoadBalancerLookupOptions, product?: LoadBalancerType): void {
    const found = lookUp(
      this,
      LOAD_BALANCER_LOOKUP,
      given,
      LOAD_BALANCER_KEYS,
      jdcloud.DataJdcloudLb,
      product === undefined ? {} : { loadBalancerType: product },
    );
    const { attributes, values, source } = found;
    this.idOf = found.id;
    this.vpcIdOf = tokenKept(() => attributes.vpcId ?? attributeOf(source, 'vpc_id'));
    const vpcId = (): string | undefined => this.vpcId;
    record({
      kind: 'LoadBalancer',
      construct: this,
      owned: false,
      product: productOf(values.loadBalancerType),
      provider: attributes.provider,
      replacement: [attributes.id ?? attributes.name],
      get id() {
        return found.id();
      },
      get vpcId() {
        return vpcId();
      },
    });
  }
}

/** Another order of the same zones replaces nothing. */
function inNoOrder(zones: readonly string[] | undefined): readonly string[] {
  return zones === undefined || !isKnown(zones) ? (zones ?? []) : [...zones].sort();
}
