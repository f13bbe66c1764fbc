import { Construct } from 'constructs';
import { IBackendService } from '../backend/backend-service';
import * as jdcloud from '../jdcloud';
import { ILoadBalancer } from '../load-balancer/load-balancer';
import {
  checkDescription,
  checked,
  checkList,
  checkLoadBalancer,
  checkMetaArguments,
  checkObject,
  checkPresent,
  checkWord,
  describe,
  factsOfValue,
  given,
} from '../terraform/checks';
import { honourDependencies } from '../terraform/dependencies';
import { generatedName } from '../terraform/names';
import { providerFor } from '../terraform/meta-arguments';
import { ResourceOptions } from '../terraform/resource-options';
import { protocolForApi } from '../terraform/spelling';
import {
  BackendServiceFacts,
  checkCertificates,
  checkListenerProtocol,
  checkName,
  checkRepeatedCertificates,
  guard,
  known,
  ListenerFacts,
  PropertyProblems,
  record,
} from '../validation';
import { ICertificate } from './certificate';
import { Hsts, HstsConfig } from './hsts';

/** Protocol between clients and the load balancer. */
export enum ListenerProtocol {
  /** HTTP. Application load balancers only; for backend services of protocol HTTP. */
  HTTP = 'HTTP',

  /** HTTPS. Application load balancers only; for backend services of protocol HTTP. */
  HTTPS = 'HTTPS',

  /** TCP. For backend services of protocol TCP. */
  TCP = 'TCP',

  /** TLS. Application load balancers only; for backend services of protocol TCP. */
  TLS = 'TLS',

  /** UDP. For backend services of protocol UDP. */
  UDP = 'UDP',
}

/** What listeners of all protocols have. Source: JD Cloud SDK, CreateListenerSpec. */
export interface BaseListenerOptions extends ResourceOptions {
  /**
   * Name of the listener, kept to the letter. Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`; unique on its load balancer.
   *
   * @default - generated from the construct's path
   */
  readonly name?: string;

  /**
   * Description. Valid: at most 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** The backend service that receives the requests, of the same load balancer. Changes in place. */
  readonly backendService: IBackendService;
}

/** What an HTTP listener has. */
export interface HttpListenerOptions extends BaseListenerOptions {
  /**
   * Port that clients connect to, used by no other listener of the load balancer. Valid: 1 to 65535. A change replaces the listener.
   *
   * @default 80
   */
  readonly port?: number;
}

/** What an HTTPS listener has. */
export interface HttpsListenerOptions extends BaseListenerOptions {
  /**
   * Port that clients connect to, used by no other listener of the load balancer. Valid: 1 to 65535. A change replaces the listener.
   *
   * @default 443
   */
  readonly port?: number;

  /** Server certificates: one, or two of different key algorithms. */
  readonly certificates: ICertificate[];

  /**
   * Whether browsers are told to use HTTPS only.
   *
   * @default - they are not
   */
  readonly hsts?: Hsts;
}

/** What a TLS listener has. */
export interface TlsListenerOptions extends BaseListenerOptions {
  /** Port that clients connect to, used by no other listener of the load balancer. Valid: 1 to 65535. A change replaces the listener. */
  readonly port: number;

  /** Server certificates: one, or two of different key algorithms. */
  readonly certificates: ICertificate[];
}

/** What a TCP or UDP listener has. */
export interface TransportListenerOptions extends BaseListenerOptions {
  /** Port that clients connect to, used by no other listener of the load balancer. Valid: 1 to 65535. A change replaces the listener. */
  readonly port: number;
}

/** What a listener of any protocol has; which of it applies is checked against protocol and product. */
export interface ListenerOptions extends BaseListenerOptions {
  /** Protocol between clients and the load balancer. A change replaces the listener. */
  readonly protocol: ListenerProtocol;

  /** Port that clients connect to, used by no other listener of the load balancer. Valid: 1 to 65535. A change replaces the listener. */
  readonly port: number;

  /**
   * Server certificates: one, or two of different key algorithms. Required for HTTPS and TLS, not allowed otherwise.
   *
   * @default - none
   */
  readonly certificates?: ICertificate[];

  /**
   * Whether browsers are told to use HTTPS only. HTTPS only.
   *
   * @default - they are not
   */
  readonly hsts?: Hsts;
}

/** What a listener has. */
export interface ListenerProps extends ListenerOptions {
  /** The load balancer that listens, for life. */
  readonly loadBalancer: ILoadBalancer;
}

/**
 * A port of a load balancer that takes requests and hands them to a backend service.
 *
 * A change that replaces the listener removes the old one first, because its port is taken.
 *
 * Source: JD Cloud SDK, CreateListenerSpec.
 */
export class Listener extends Construct {
  /** The Terraform resource. */
  public readonly resource: jdcloud.LbListener;
  private idToken?: string;

  /**
   * Makes a listener.
   *
   * @param scope the construct to put it in
   * @param id the id of the new construct
   * @param props what the listener has
   */
  public constructor(scope: Construct, id: string, props: ListenerProps) {
    super(scope, id);
    const problems = new PropertyProblems(this);
    const loadBalancer = checkLoadBalancer(problems, 'loadBalancer', given(this, 'props', props).loadBalancer);
    checkName(problems, 'name', props.name);
    checkDescription(problems, props.description);
    checkMetaArguments(problems, props);
    checkProtocol(problems, loadBalancer?.product, props.protocol);
    checkPresent(problems, 'port', props.port, 'a port, 1 to 65535');
    problems.integer('port', props.port, 1, 65535);
    const backendService = checkBackendService(problems, props.backendService);
    const certificateIds = checkCertificateList(problems, props);
    const hsts = bindHsts(problems, props);
    problems.throwIfAny();

    const facts = checked(loadBalancer);
    this.resource = new jdcloud.LbListener(this, 'Resource', {
      loadBalancerId: props.loadBalancer.loadBalancerId,
      name: props.name ?? generatedName(this),
      description: props.description,
      protocol: protocolForApi(props.protocol),
      port: props.port,
      backendId: props.backendService.backendServiceId,
      certificateIds: certificateIds.length === 0 ? undefined : certificateIds,
      hstsEnable: hsts?.hstsEnable,
      hstsMaxAge: hsts?.hstsMaxAge,
      dependsOn: props.dependsOn,
      lifecycle: props.lifecycle,
      provider: providerFor(this, props.provider, facts),
    });
    honourDependencies(this.resource);
    const listenerFacts: ListenerFacts = {
      kind: 'Listener',
      construct: this,
      loadBalancer: facts,
      protocol: props.protocol,
      port: props.port,
      backendService: checked(backendService),
      certificateIds,
    };
    record(listenerFacts);
    guard(listenerFacts, this.resource);
  }

  /** Id of the listener. */
  public get listenerId(): string {
    return (this.idToken ??= this.resource.id);
  }

  /** What stands for this construct in another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

function checkProtocol(
  problems: PropertyProblems,
  product: 'ALB' | 'NLB' | 'DNLB' | undefined,
  protocol: string,
): void {
  const words: string[] = Object.values(ListenerProtocol);
  const word = known(protocol);
  if (word !== undefined && words.includes(word)) {
    checkListenerProtocol(problems, product, word);
  } else {
    checkWord(problems, 'protocol', protocol, words);
  }
}

function checkBackendService(problems: PropertyProblems, value: unknown): BackendServiceFacts | undefined {
  const facts = factsOfValue<BackendServiceFacts>(value, 'BackendService');
  if (facts === undefined) {
    problems.add(
      `backendService is ${describe(value)}; valid: a backend service, for example one from addBackendService()`,
    );
  }
  return facts;
}

function checkCertificateList(problems: PropertyProblems, props: ListenerProps): string[] {
  const certificates = checkList(problems, 'certificates', props.certificates).filter((certificate, index) =>
    checkObject(
      problems,
      `certificates[${index}]`,
      certificate,
      'certificateId',
      'a certificate, for example one from Certificate.fromCertificateId()',
    ),
  );
  if (props.certificates === undefined || certificates.length === props.certificates.length) {
    checkCertificates(problems, props.protocol, props.certificates);
  }
  const certificateIds = certificates.map((certificate) => certificate.certificateId);
  checkRepeatedCertificates(problems, certificateIds);
  return certificateIds;
}

function bindHsts(problems: PropertyProblems, props: ListenerProps): HstsConfig | undefined {
  if (props.hsts === undefined || !checkObject(problems, 'hsts', props.hsts, '_bind', 'Hsts.enabled()')) {
    return undefined;
  }
  const protocol = known(props.protocol);
  if (protocol !== undefined && protocol !== ListenerProtocol.HTTPS) {
    problems.add(`hsts is set; valid with protocol HTTPS only, protocol is ${protocol}`);
  }
  return props.hsts._bind(problems);
}
