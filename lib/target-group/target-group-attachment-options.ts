import type { IContainer } from '../network/container';
import type { IInstance } from '../network/instance';
import { ResourceOptions } from '../terraform/resource-options';
import type { ITargetGroup } from './target-group-interface';

/** Properties of an attachment. Give one of `instance`, `container` and `ipAddress`. Source: JD Cloud SDK, TargetSpec. */
export interface TargetGroupAttachmentProps extends ResourceOptions {
  /** The target group that the target is registered in. Changing it replaces the attachment. */
  readonly targetGroup: ITargetGroup;

  /**
   * The virtual machine, in the load balancer's VPC. Changing it replaces the attachment.
   *
   * @default - none; required unless `container` or `ipAddress` is given
   */
  readonly instance?: IInstance;

  /**
   * The container, in the load balancer's VPC. Changing it replaces the attachment.
   *
   * @default - none; required unless `instance` or `ipAddress` is given
   */
  readonly container?: IContainer;

  /**
   * The address, in a group of target type IP. Valid: an IPv4 address, on an application load balancer in 10.0.0.0/8, 172.16.0.0/12 or
   * 192.168.0.0/16. Changing it replaces the attachment.
   *
   * @default - none; required unless `instance` or `container` is given
   */
  readonly ipAddress?: string;

  /**
   * Port of the server. Valid: 0 to 65535; 0 means the backend service's port. Updated in place.
   *
   * @default 0
   */
  readonly port?: number;

  /**
   * Share of the requests in relation to the other targets. Valid: 1 to 100; on an application load balancer also 0 (no requests). Updated in
   * place.
   *
   * @default 10
   */
  readonly weight?: number;
}
