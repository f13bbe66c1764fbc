import { Fn, IResolvable } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { ILoadBalancer } from '../load-balancer/load-balancer';
import {
  checkDescription,
  checked,
  checkDuration,
  checkList,
  checkLoadBalancer,
  checkMetaArguments,
  checkObject,
  checkPresent,
  checkWord,
  factsOfValue,
  given,
} from '../terraform/checks';
import { honourDependencies } from '../terraform/dependencies';
import { importedAttributes, importedId } from '../terraform/imports';
import { generatedName } from '../terraform/names';
import { providerFor, replacedSideBySide } from '../terraform/meta-arguments';
import { algorithmForApi, protocolForApi } from '../terraform/spelling';
import { REGISTRATIONS_ID } from '../target/registrations';
import {
  AvailabilityGroupFacts,
  checkAlgorithm,
  checkBackendProtocol,
  checkName,
  guard,
  isKnown,
  known,
  LoadBalancerFacts,
  ProductName,
  PropertyProblems,
  record,
  TargetGroupFacts,
  BackendServiceFacts,
} from '../validation';
import { GenericBackendServiceOptions } from './backend-service-options';
import { BackendTargetsConfig, IBackendTargets } from './backend-targets';
import { ForwardedHeader } from './forwarded-header';
import { checkProductOptions } from './product-options';
import { BackendProtocol } from './protocol';
import { SchedulingAlgorithm } from './scheduling-algorithm';
import { SessionPersistenceConfig } from './session-persistence';

/** A backend service: how requests reach the servers of one target group or availability group, and how their health is checked. */
export interface IBackendService extends IConstruct {
  /** Id of the backend service. */
  readonly backendServiceId: string;
}

/** What a backend service has. */
export interface BackendServiceProps extends GenericBackendServiceOptions {
  /** The load balancer that the backend service belongs to, for life. */
  readonly loadBalancer: ILoadBalancer;
}

/** What is known of an existing backend service. */
export interface BackendServiceAttributes {
  /** Id of the backend service. */
  readonly backendServiceId: string;

  /**
   * The load balancer that the backend service belongs to. With it, listeners of another load balancer are found at synthesis.
   *
   * @default - unknown
   */
  readonly loadBalancer?: ILoadBalancer;

  /**
   * Protocol between the load balancer and the servers. With it, listeners of a protocol that does not fit are found at synthesis.
   *
   * @default - unknown
   */
  readonly protocol?: BackendProtocol;
}

/**
 * How requests reach the servers of one target group or availability group, and how their health is checked. Several listeners of its load
 * balancer may share it.
 *
 * A change that replaces the backend service makes the new one, moves the listeners over and only then removes the old one.
 *
 * Source: JD Cloud SDK, CreateBackendSpec.
 */
export class BackendService extends Construct implements IBackendService {
  /**
   * Refers to an existing backend service by its id. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param backendServiceId id of the backend service
   */
  public static fromBackendServiceId(scope: Construct, id: string, backendServiceId: string): IBackendService {
    return new ImportedBackendService(scope, id, { backendServiceId });
  }

  /**
   * Refers to an existing backend service by what is known of it. Nothing is read.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param attributes what is known of the backend service
   */
  public static fromBackendServiceAttributes(
    scope: Construct,
    id: string,
    attributes: BackendServiceAttributes,
  ): IBackendService {
    return new ImportedBackendService(scope, id, attributes);
  }

  /** The Terraform resource. */
  public readonly resource: jdcloud.LbBackend;
  private idToken?: string;

  /**
   * Makes a backend service.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param props what the backend service has
   */
  public constructor(scope: Construct, id: string, props: BackendServiceProps) {
    super(scope, id);
    const problems = new PropertyProblems(this);
    const loadBalancer = checkLoadBalancer(problems, 'loadBalancer', given(this, 'props', props).loadBalancer);
    const product = loadBalancer?.product;
    const protocol = checkCommon(problems, product, props);
    const algorithm = props.algorithm ?? defaultAlgorithm(product);
    const targets = bindTargets(problems, product, props.targets);
    const healthCheck = checkObject(
      problems,
      'healthCheck',
      props.healthCheck,
      '_bind',
      'a HealthCheck, for example HealthCheck.tcp()',
    )
      ? props.healthCheck._bind(problems, { product, protocol })
      : undefined;
    const sessions = bindSessions(problems, product, props, algorithm);
    const draining = checkDuration(problems, 'connectionDraining', props.connectionDraining, 0, 3600);
    const headers = checkList(problems, 'forwardedHeaders', props.forwardedHeaders);
    checkProductOptions(problems, loadBalancer, {
      protocol: props.protocol,
      sessionPersistence: props.sessionPersistence,
      forwardedHeaders: props.forwardedHeaders === undefined ? undefined : headers,
      proxyProtocol: props.proxyProtocol,
      connectionDraining: props.connectionDraining,
    });
    problems.throwIfAny();

    const facts = checked(loadBalancer);
    this.resource = new jdcloud.LbBackend(this, 'Resource', {
      loadBalancerId: props.loadBalancer.loadBalancerId,
      name: props.name ?? generatedName(this, [props.protocol, props.port, ...(facts.replacement ?? [])]),
      description: props.description,
      protocol: protocolForApi(props.protocol),
      port: props.port,
      targetGroupId: targets.targetGroup?.targetGroupId,
      agInfo:
        targets.availabilityGroup === undefined
          ? undefined
          : { agId: targets.availabilityGroup.availabilityGroupId, defaultWeight: targets.defaultWeight },
      healthCheck: checked(healthCheck),
      algorithm: algorithm === undefined ? undefined : algorithmForApi(algorithm),
      sessionStickiness: sessions?.sessionStickiness,
      sessionStickyTimeout: sessions?.sessionStickyTimeout,
      httpCookieExpireSeconds: sessions?.httpCookieExpireSeconds,
      connectionDrainingSeconds: draining,
      proxyProtocol: props.proxyProtocol,
      httpForwardedProtocol: forwards(props.forwardedHeaders, ForwardedHeader.PROTO),
      httpForwardedPort: forwards(props.forwardedHeaders, ForwardedHeader.PORT),
      httpForwardedHost: forwards(props.forwardedHeaders, ForwardedHeader.HOST),
      httpForwardedVip: forwards(props.forwardedHeaders, ForwardedHeader.LOAD_BALANCER_IP),
      httpForwardedClientPort: forwards(props.forwardedHeaders, ForwardedHeader.CLIENT_PORT),
      dependsOn: props.dependsOn,
      lifecycle: replacedSideBySide(props.lifecycle),
      provider: providerFor(this, props.provider, facts),
    });
    // No listener goes live before the servers behind it are there.
    honourDependencies(this.resource, () => registrationsOf(targets));
    this.recordFacts(facts, props, algorithm, targets);
  }

  /** Id of the backend service. */
  public get backendServiceId(): string {
    return (this.idToken ??= this.resource.id);
  }

  /** What stands for this construct in another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  private recordFacts(
    loadBalancer: LoadBalancerFacts,
    props: BackendServiceProps,
    algorithm: SchedulingAlgorithm | undefined,
    targets: BackendTargetsConfig,
  ): void {
    const backendServiceId = (): string => this.backendServiceId;
    const facts: BackendServiceFacts = {
      kind: 'BackendService',
      construct: this,
      owned: true,
      loadBalancer,
      protocol: props.protocol,
      port: props.port,
      algorithm,
      targets:
        factsOfValue<TargetGroupFacts>(targets.targetGroup, 'TargetGroup') ??
        factsOfValue<AvailabilityGroupFacts>(targets.availabilityGroup, 'AvailabilityGroup'),
      get id() {
        return backendServiceId();
      },
    };
    record(facts);
    guard(facts, this.resource);
  }
}

class ImportedBackendService extends Construct implements IBackendService {
  public readonly backendServiceId: string;

  public constructor(scope: Construct, id: string, given: BackendServiceAttributes) {
    super(scope, id);
    const attributes = importedAttributes(this, 'backendServiceId', given);
    this.backendServiceId = importedId(this, 'backendServiceId', attributes.backendServiceId, 'backend-a1');
    const problems = new PropertyProblems(this);
    const loadBalancer =
      attributes.loadBalancer === undefined
        ? undefined
        : checkLoadBalancer(problems, 'loadBalancer', attributes.loadBalancer);
    checkWord(problems, 'protocol', attributes.protocol, Object.values(BackendProtocol));
    problems.throwIfAny();
    record({
      kind: 'BackendService',
      construct: this,
      id: this.backendServiceId,
      owned: false,
      loadBalancer,
      protocol: attributes.protocol,
    });
  }
}

/** Returns the protocol when it is one, so that a wrong word is told once. */
function checkCommon(
  problems: PropertyProblems,
  product: ProductName | undefined,
  props: BackendServiceProps,
): string | undefined {
  const words: string[] = Object.values(BackendProtocol);
  checkName(problems, 'name', props.name);
  checkDescription(problems, props.description);
  checkMetaArguments(problems, props);
  const protocol = known(props.protocol);
  const isWord = protocol !== undefined && words.includes(protocol);
  if (isWord) {
    checkBackendProtocol(problems, product, protocol);
  } else {
    checkWord(problems, 'protocol', props.protocol, words);
  }
  checkPresent(problems, 'port', props.port, 'a port, 1 to 65535');
  problems.integer('port', props.port, 1, 65535);
  const algorithm = known(props.algorithm);
  if (algorithm !== undefined && Object.values(SchedulingAlgorithm).includes(algorithm)) {
    checkAlgorithm(problems, product, algorithm);
  } else {
    checkWord(problems, 'algorithm', props.algorithm, Object.values(SchedulingAlgorithm));
  }
  return isWord ? protocol : undefined;
}

function defaultAlgorithm(product: ProductName | undefined): SchedulingAlgorithm | undefined {
  if (product === undefined) {
    return undefined;
  }
  return product === 'DNLB' ? SchedulingAlgorithm.SOURCE_IP_HASH : SchedulingAlgorithm.ROUND_ROBIN;
}

function bindTargets(
  problems: PropertyProblems,
  product: ProductName | undefined,
  targets: IBackendTargets | undefined,
): BackendTargetsConfig {
  const valid = 'a target group or an availability group';
  if (targets === undefined || !checkObject(problems, 'targets', targets, 'bindBackendTargets', valid)) {
    return {};
  }
  const config = targets.bindBackendTargets();
  if (config.targetGroup !== undefined && config.availabilityGroup !== undefined) {
    problems.add('targets gives both a target group and an availability group; valid: one of them (JDLB029)');
  }
  const lowest = product === 'NLB' || product === 'DNLB' ? 1 : 0;
  problems.integer('targets.defaultWeight', config.defaultWeight, lowest, 100);
  return config;
}

/** Among tokens Terraform has to look. */
function forwards(headers: ForwardedHeader[] | undefined, header: ForwardedHeader): boolean | IResolvable | undefined {
  if (headers === undefined) {
    return undefined;
  }
  return isKnown(headers) ? headers.includes(header) : (Fn.contains(headers, header) as IResolvable);
}

function bindSessions(
  problems: PropertyProblems,
  product: ProductName | undefined,
  props: BackendServiceProps,
  algorithm: SchedulingAlgorithm | undefined,
): SessionPersistenceConfig | undefined {
  const sessions = props.sessionPersistence;
  const valid = 'SessionPersistence.cookie() or SessionPersistence.sourceIp()';
  if (sessions === undefined || !checkObject(problems, 'sessionPersistence', sessions, '_bind', valid)) {
    return undefined;
  }
  return sessions._bind(problems, { product, protocol: props.protocol, algorithm });
}

/** The registration of a group's targets, which is made with the first of them: to be asked at synthesis. */
function registrationsOf(targets: BackendTargetsConfig): IConstruct[] {
  const registrations = targets.targetGroup?.node.tryFindChild(REGISTRATIONS_ID);
  return registrations === undefined ? [] : [registrations];
}
