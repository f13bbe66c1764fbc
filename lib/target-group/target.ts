import { propertyAccess, Token } from 'cdktf';
import * as jdcloud from '../jdcloud';

/** Options of a target. Source: JD Cloud SDK, TargetSpec. */
export interface TargetOptions {
  /**
   * Key of the target in the Terraform configuration. Required for a second registration of the same server.
   *
   * @default - the construct id of the instance or container; the address itself in an IP group
   */
  readonly key?: string;

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

/** A server that is registered in a target group. */
export class Target {
  /** Key of the target in the Terraform configuration. */
  public readonly key: string;
  private readonly registrations: jdcloud.LbTargetGroupTargets;

  /** @internal */
  public constructor(registrations: jdcloud.LbTargetGroupTargets, key: string) {
    this.registrations = registrations;
    this.key = key;
  }

  /** Id of the target, assigned by JD Cloud when it is registered. */
  public get targetId(): string {
    // The generated accessor leaves the key unquoted.
    const targets = this.registrations.interpolationForAttribute('targets');
    return Token.asString(propertyAccess(targets, [this.key, 'target_id']));
  }
}
