import { Construct } from 'constructs';
import { BackendService } from '../backend/backend-service';
import { GenericBackendServiceOptions } from '../backend/backend-service-options';
import { ICertificate } from '../listener/certificate';
import { Hsts } from '../listener/hsts';
import { BaseListenerOptions, Listener, ListenerProtocol } from '../listener/listener';
import { TargetGroup, TargetGroupOptions } from '../target/target-group';
import { given } from '../terraform/checks';
import { ILoadBalancer } from './load-balancer';
import { LoadBalancerOptions } from './load-balancer-options';

/*
 * What the load balancers of all products do alike. Options are taken one by one: what plain JavaScript puts into them beside the declared
 * ones has no effect.
 */

type Owner = Construct & ILoadBalancer;

/** @internal */
export function addTargetGroup(loadBalancer: Owner, id: string, options: TargetGroupOptions): TargetGroup {
  given(loadBalancer, 'options', options);
  return new TargetGroup(loadBalancer, id, {
    loadBalancer,
    name: options.name,
    description: options.description,
    targetType: options.targetType,
    dependsOn: options.dependsOn,
    lifecycle: options.lifecycle,
    provider: options.provider,
  });
}

/** @internal */
export function addBackendService(
  loadBalancer: Owner,
  id: string,
  options: GenericBackendServiceOptions,
): BackendService {
  given(loadBalancer, 'options', options);
  return new BackendService(loadBalancer, id, {
    loadBalancer,
    name: options.name,
    description: options.description,
    protocol: options.protocol,
    port: options.port,
    targets: options.targets,
    healthCheck: options.healthCheck,
    algorithm: options.algorithm,
    sessionPersistence: options.sessionPersistence,
    forwardedHeaders: options.forwardedHeaders,
    proxyProtocol: options.proxyProtocol,
    connectionDraining: options.connectionDraining,
    dependsOn: options.dependsOn,
    lifecycle: options.lifecycle,
    provider: options.provider,
  });
}

/** @internal */
export function addListener(
  loadBalancer: Owner,
  id: string,
  protocol: ListenerProtocol,
  port: number,
  options: BaseListenerOptions & { readonly certificates?: ICertificate[]; readonly hsts?: Hsts },
): Listener {
  return new Listener(loadBalancer, id, {
    loadBalancer,
    protocol,
    port,
    name: options.name,
    description: options.description,
    backendService: options.backendService,
    certificates: options.certificates,
    hsts: options.hsts,
    dependsOn: options.dependsOn,
    lifecycle: options.lifecycle,
    provider: options.provider,
  });
}

/** @internal */
export function commonOptions(options: LoadBalancerOptions): LoadBalancerOptions {
  return {
    name: options.name,
    description: options.description,
    subnet: options.subnet,
    elasticIp: options.elasticIp,
    deletionProtection: options.deletionProtection,
    tags: options.tags,
    dependsOn: options.dependsOn,
    lifecycle: options.lifecycle,
    provider: options.provider,
  };
}
