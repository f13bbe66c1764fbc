import type { ILoadBalancer } from '../load-balancer/load-balancer-interfaces';
import { ResourceOptions } from '../terraform/resource-options';
import type { TargetType } from './target-type';

/** Options of a target group. Source: JD Cloud SDK, CreateTargetGroupSpec. */
export interface TargetGroupOptions extends ResourceOptions {
  /**
   * Name of the target group, used exactly as given.
   *
   * Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`; unique on its load balancer. A change that replaces the group needs a
   * new name, so leave it out where you can.
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

  /**
   * What the targets are. Changing it replaces the group.
   *
   * @default TargetType.INSTANCE
   */
  readonly targetType?: TargetType;
}

/** Properties of a target group. */
export interface TargetGroupProps extends TargetGroupOptions {
  /** The load balancer that the group belongs to. Changing it replaces the group. */
  readonly loadBalancer: ILoadBalancer;
}

/** Options for looking up an existing target group: by its id or by its exact name. */
export interface TargetGroupLookupOptions extends ResourceOptions {
  /**
   * Id of the target group.
   *
   * @default - found by its name
   */
  readonly targetGroupId?: string;

  /**
   * Name of the target group, compared exactly. The plan fails when none or several have it. Names are unique on one load balancer only.
   *
   * @default - found by its id
   */
  readonly name?: string;

  /**
   * The load balancer that the group belongs to. A group of another one is not found.
   *
   * @default - any load balancer
   */
  readonly loadBalancer?: ILoadBalancer;

  /**
   * What the targets are.
   *
   * @default - decided by the first registration
   */
  readonly targetType?: TargetType;
}

/** Attributes of an existing target group. */
export interface TargetGroupAttributes {
  /** Id of the target group. */
  readonly targetGroupId: string;

  /**
   * The load balancer that the group belongs to.
   *
   * @default - unknown
   */
  readonly loadBalancer?: ILoadBalancer;

  /**
   * What the targets are.
   *
   * @default - decided by the first registration
   */
  readonly targetType?: TargetType;
}
