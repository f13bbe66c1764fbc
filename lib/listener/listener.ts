import { Construct } from 'constructs';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { honourDependencies } from '../terraform/dependencies';
import { providerFor } from '../terraform/meta-arguments';
import { generatedName } from '../terraform/names';
import { attributeOf } from '../terraform/references';
import { BackendServiceFacts, ListenerFacts, LoadBalancerFacts, recordedFacts } from '../validation/facts';
import { guard } from '../validation/guard';
import { record } from '../validation/record';
import { checkCertificates, contextOfListener, LISTENER } from './listener-fields';
import type { ListenerProps } from './listener-options';

/**
 * A port of a load balancer that accepts requests and forwards them to a backend service.
 *
 * When a change replaces the listener, the old one is removed first, because its port is taken.
 *
 * HTTP and HTTPS listeners forward WebSocket connections without a setting. A connection on which nothing is sent is closed after the idle
 * timeout, 60 seconds by default: raise it, or let the server or the client send pings more often.
 *
 * Source: JD Cloud SDK, CreateListenerSpec.
 *
 * @example
 * const chat = alb.addBackendService('Chat', {
 *   protocol: BackendProtocol.HTTP,
 *   port: 8080,
 *   targets: servers,
 *   healthCheck: HealthCheck.http({ path: '/healthz' }),
 * });
 * alb.addHttpListener('WebSocket', { port: 8000, backendService: chat, idleTimeout: Duration.hours(1) });
 */
export class Listener extends Construct {
  /** The Terraform resource. */
  public readonly resource: jdcloud.LbListener;
  private idToken?: string;

  /**
   * Creates a listener.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the listener
   */
  public constructor(scope: Construct, id: string, props: ListenerProps) {
    super(scope, id);
    const { attributes, values } = bind(this, LISTENER, props, {
      context: contextOfListener,
      also: checkCertificates,
      strict: new.target === Listener,
    });
    const loadBalancer = recordedFacts<LoadBalancerFacts>(props.loadBalancer, 'LoadBalancer');
    this.resource = new jdcloud.LbListener(this, 'Resource', {
      ...attributes,
      name: attributes.name ?? generatedName(this),
      provider: providerFor(this, attributes.provider, loadBalancer.provider),
    });
    honourDependencies(this.resource);
    const facts: ListenerFacts = {
      kind: 'Listener',
      construct: this,
      loadBalancer,
      name: values.name,
      protocol: props.protocol,
      port: props.port,
      backendService: recordedFacts<BackendServiceFacts>(props.backendService, 'BackendService'),
    };
    record(facts);
    guard(facts, this.resource);
  }

  /** Id of the listener. */
  public get listenerId(): string {
    return (this.idToken ??= attributeOf(this.resource, 'id'));
  }

  /** The address of the Terraform resource, for another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}
