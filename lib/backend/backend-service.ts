import { Construct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind, passOn } from '../properties/bind';
import { honourDependencies } from '../terraform/dependencies';
import { providerFor, replacedSideBySide } from '../terraform/meta-arguments';
import { generatedName } from '../terraform/names';
import { attributeOf } from '../terraform/references';
import { BackendServiceFacts, factsOfValue, LoadBalancerFacts, recordedFacts } from '../validation/facts';
import { guard } from '../validation/guard';
import { lookUp } from '../validation/lookup';
import { record } from '../validation/record';
import {
  BACKEND_SERVICE,
  BACKEND_SERVICE_KEYS,
  BACKEND_SERVICE_LOOKUP,
  contextOfBackendService,
  defaultAlgorithm,
  EXISTING_BACKEND_SERVICE,
  factsOfTargets,
  targetsOf,
} from './backend-service-fields';
import type { IBackendService } from './backend-service-interface';
import type {
  BackendServiceAttributes,
  BackendServiceLookupOptions,
  BackendServiceProps,
} from './backend-service-options';
import {
  HEALTHY_TARGETS,
  HealthyTargets,
  HealthyTargetsOptions,
  registrationsBehind,
  targetHealthOf,
} from './healthy-targets';

abstract class BackendServiceBase extends Construct implements IBackendService {
  public abstract readonly backendServiceId: string;
  private health?: jdcloud.DataJdcloudLbTargetHealth;

  public get targetHealth(): jdcloud.DataJdcloudLbTargetHealth {
    return (this.health ??= targetHealthOf(this));
  }

  public waitForHealthyTargets(id: string, options: HealthyTargetsOptions = {}): HealthyTargets {
    return new HealthyTargets(this, id, { ...passOn(this, options, HEALTHY_TARGETS), backendService: this });
  }
}

/**
 * How requests reach the servers of one target group or availability group, and how their health is checked. Several listeners of its load
 * balancer may share it.
 *
 * When a change replaces the backend service, the new one is created first, the listeners are moved to it, and the old one is removed last.
 *
 * Source: JD Cloud SDK, CreateBackendSpec.
 */
export class BackendService extends BackendServiceBase {
  /**
   * References an existing backend service by its id. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param backendServiceId id of the backend service
   */
  public static fromBackendServiceId(scope: Construct, id: string, backendServiceId: string): IBackendService {
    return new ExistingBackendService(scope, id, { backendServiceId });
  }

  /**
   * References an existing backend service by its attributes. Nothing is read.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param attributes what is known about the backend service
   */
  public static fromBackendServiceAttributes(
    scope: Construct,
    id: string,
    attributes: BackendServiceAttributes,
  ): IBackendService {
    return new ExistingBackendService(scope, id, attributes);
  }

  /**
   * Reads an existing backend service when Terraform plans: by its id or by its exact name.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param options how to look up the backend service
   */
  public static fromLookup(scope: Construct, id: string, options: BackendServiceLookupOptions): IBackendService {
    return new FoundBackendService(scope, id, options);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.LbBackend;
  private idToken?: string;
  private isUsed = false;

  /**
   * Creates a backend service.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the backend service
   */
  public constructor(scope: Construct, id: string, props: BackendServiceProps) {
    super(scope, id);
    const { attributes, values } = bind(this, BACKEND_SERVICE, props, {
      context: contextOfBackendService,
      strict: new.target === BackendService,
      defaults: ({ product }) => ({ algorithm: defaultAlgorithm(product) }),
    });
    const loadBalancer = recordedFacts<LoadBalancerFacts>(props.loadBalancer, 'LoadBalancer');
    const targets = targetsOf(this);
    this.resource = new jdcloud.LbBackend(this, 'Resource', {
      ...attributes,
      name: attributes.name ?? generatedName(this, [props.protocol, props.port, ...(loadBalancer.replacement ?? [])]),
      lifecycle: replacedSideBySide(attributes.lifecycle),
      provider: providerFor(this, attributes.provider, loadBalancer.provider),
    });
    // No listener goes live before the servers behind it are there.
    honourDependencies(this.resource, () => registrationsBehind(this));
    const ownId = (): string => this.ownId();
    const isUsed = (): boolean => this.isUsed;
    const facts: BackendServiceFacts = {
      kind: 'BackendService',
      construct: this,
      owned: true,
      loadBalancer,
      name: values.name,
      replacedSideBySide: this.resource.lifecycle?.createBeforeDestroy,
      protocol: props.protocol,
      port: props.port,
      algorithm: values.algorithm,
      targets: factsOfTargets(targets),
      provider: this.resource.provider,
      get id() {
        return ownId();
      },
      get isUsed() {
        return isUsed();
      },
    };
    record(facts);
    guard(facts, this.resource);
  }

  /** Id of the backend service. */
  public get backendServiceId(): string {
    this.isUsed = true;
    return this.ownId();
  }

  /** The address of the Terraform resource, for another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  private ownId(): string {
    return (this.idToken ??= attributeOf(this.resource, 'id'));
  }
}

class ExistingBackendService extends BackendServiceBase {
  public readonly backendServiceId: string;

  public constructor(scope: Construct, id: string, given: BackendServiceAttributes) {
    super(scope, id);
    const { attributes, values } = bind(this, EXISTING_BACKEND_SERVICE, given, { what: 'attributes' });
    this.backendServiceId = attributes.backendServiceId;
    record({
      kind: 'BackendService',
      construct: this,
      id: this.backendServiceId,
      owned: false,
      loadBalancer: factsOfValue<LoadBalancerFacts>(values.loadBalancer, 'LoadBalancer'),
      protocol: values.protocol,
    });
  }
}

class FoundBackendService extends BackendServiceBase {
  private readonly idOf: () => string;

  public constructor(scope: Construct, id: string, options: BackendServiceLookupOptions) {
    super(scope, id);
    const found = lookUp(this, BACKEND_SERVICE_LOOKUP, options, BACKEND_SERVICE_KEYS, jdcloud.DataJdcloudLbBackend);
    const { values, loadBalancer, provider } = found;
    this.idOf = found.id;
    record({
      kind: 'BackendService',
      construct: this,
      owned: false,
      loadBalancer,
      protocol: values.protocol,
      provider,
      get id() {
        return found.id();
      },
    });
  }

  public get backendServiceId(): string {
    return this.idOf();
  }
}
