export * from './availability-group/availability-group';
export * from './backend/backend-service';
export * from './backend/backend-targets';
export * from './backend/forwarded-header';
export {
  HealthCheck,
  HealthCheckOptions,
  HttpHealthCheckOptions,
  HttpVersion,
  TcpHealthCheckOptions,
} from './backend/health-check';
export * from './backend/protocol';
export * from './backend/scheduling-algorithm';
export {
  CookieSessionPersistenceOptions,
  SessionPersistence,
  SourceIpSessionPersistenceOptions,
} from './backend/session-persistence';
export * from './duration';
export * from './jdcloud-provider';
export * from './listener/certificate';
export { Hsts, HstsOptions } from './listener/hsts';
export * from './listener/listener';
export * from './load-balancer/application-load-balancer';
export * from './load-balancer/distributed-network-load-balancer';
export * from './load-balancer/load-balancer';
export * from './load-balancer/load-balancer-options';
export * from './load-balancer/load-balancer-type';
export * from './load-balancer/network-load-balancer';
export * from './network/container';
export * from './network/elastic-ip';
export { IInstance, Instance, InstanceAttributes, InstanceLookupOptions } from './network/instance';
export * from './network/security-group';
export * from './network/subnet';
export * from './target/target';
export * from './target/target-group';
export { ResourceOptions } from './terraform/resource-options';
export * as jdcloud from './jdcloud';
