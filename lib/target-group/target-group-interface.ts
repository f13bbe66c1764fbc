import type { IConstruct } from 'constructs';
import type { IBackendTargets } from '../backend/backend-targets';
import type { IContainer } from '../network/container';
import type { IInstance } from '../network/instance';
import type { Target, TargetOptions } from './target';

/** The servers that a backend service sends requests to. */
export interface ITargetGroup extends IConstruct, IBackendTargets {
  /** Id of the target group. */
  readonly targetGroupId: string;

  /**
   * Registers a virtual machine.
   *
   * @param instance the virtual machine, in the load balancer's VPC
   * @param options port and weight; a key for a second registration of the same instance
   */
  addInstance(instance: IInstance, options?: TargetOptions): Target;

  /**
   * Registers a container.
   *
   * @param container the container, in the load balancer's VPC
   * @param options port and weight; a key for a second registration of the same container
   */
  addContainer(container: IContainer, options?: TargetOptions): Target;

  /**
   * Registers an address in a group of target type IP.
   *
   * @param ipAddress IPv4 address; on an application load balancer in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16
   * @param options port and weight; a key for a second registration of the same address, or when the address is a token
   */
  addIpAddress(ipAddress: string, options?: TargetOptions): Target;
}
