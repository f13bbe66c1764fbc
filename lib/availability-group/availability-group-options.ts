import type { IResolvable } from 'cdktf';
import type { Duration } from '../duration';
import type { IInstanceTemplate } from '../network/instance-template';
import { ResourceOptions } from '../terraform/resource-options';
import type { MemberPlacement } from './member-placement';
import type { MemberRemovalPolicy } from './member-removal-policy';

/** Auto scaling of an availability group. Source: JD Cloud SDK, AutoscalingSpec. */
export interface AvailabilityGroupScaling {
  /** Smallest number of members. Valid: 0 to 1000. */
  readonly min: number;

  /** Largest number of members. Valid: 0 to 1000, at least `min`. With `placement` HOST or SWITCH, the group's quota is a further limit. */
  readonly max: number;

  /**
   * Number of members to have now. Valid: `min` to `max`.
   *
   * It is sent when it is set or changed here. What scaling makes of it later is not drift.
   *
   * @default - chosen by JD Cloud
   */
  readonly desired?: number;

  /**
   * Replaces members that fail.
   *
   * @default true
   */
  readonly healthCheck?: boolean | IResolvable;

  /**
   * Pause after a scaling activity. Valid: 0 to 86400 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly cooldown?: Duration;

  /**
   * Which members are removed first.
   *
   * @default MemberRemovalPolicy.OLDEST_INSTANCE
   */
  readonly removalPolicy?: MemberRemovalPolicy;
}

/** Properties of an availability group. Source: JD Cloud SDK, CreateAg. */
export interface AvailabilityGroupProps extends ResourceOptions {
  /**
   * Name of the availability group, used exactly as given.
   *
   * Valid: 1 to 32 Chinese characters, letters, digits, `_` and `-`. It need not be unique.
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
   * The instance template from which members are created. It can be changed in place; existing members stay as they are.
   *
   * While a backend service uses the group, the new template has to be in the same VPC.
   */
  readonly instanceTemplate: IInstanceTemplate;

  /** Availability zones of the members, at least one. Changing them replaces the group. */
  readonly zones: string[];

  /**
   * What the members do not share. Changing it replaces the group.
   *
   * @default - chosen by JD Cloud
   */
  readonly placement?: MemberPlacement;

  /**
   * Auto scaling, which creates and deletes members. Removing it turns auto scaling off and keeps the members.
   *
   * @default - off
   */
  readonly scaling?: AvailabilityGroupScaling;
}
