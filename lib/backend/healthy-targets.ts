import { Fn, TerraformStack, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Duration } from '../duration';
import * as jdcloud from '../jdcloud';
import { bind } from '../properties/bind';
import { checkMember } from '../properties/checks';
import { describe } from '../properties/describe';
import { table } from '../properties/field';
import { construct, count, required, special } from '../properties/kinds';
import { honourDependencies } from '../terraform/dependencies';
import { providerFor } from '../terraform/meta-arguments';
import { ResourceOptions } from '../terraform/resource-options';
import { isKnown } from '../terraform/tokens';
import { REGISTRATIONS_ID } from '../target-group/registrations';
import { RESOURCE_FIELDS } from '../validation/common-fields';
import { BackendServiceFacts, factsOfValue, TargetGroupFacts } from '../validation/facts';
import { targetsOf } from './backend-service-fields';
import type { IBackendService } from './backend-service-interface';

/** Options of a wait for healthy targets. */
export interface HealthyTargetsOptions extends ResourceOptions {
  /**
   * How many targets must be healthy. 0 waits for none. Valid: 0 or more.
   *
   * @default - all targets of the backend service, and at least one
   */
  readonly minimum?: number;

  /**
   * How long to wait. Valid: 1 second or more.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;
}

/** Properties of a wait for healthy targets. */
export interface HealthyTargetsProps extends HealthyTargetsOptions {
  /** The backend service whose targets are to be healthy. */
  readonly backendService: IBackendService;
}

const A_BACKEND_SERVICE = 'a backend service, for example one from BackendService.fromBackendServiceId()';
const A_TIMEOUT = 'a Duration of 1 second or more, for example Duration.minutes(10)';

/**
 * Every property of a wait for healthy targets.
 *
 * @internal
 */
export const HEALTHY_TARGETS = table<HealthyTargetsProps, jdcloud.DataJdcloudLbHealthyTargetsConfig>(
  'healthy targets',
  {
    ...RESOURCE_FIELDS,
    backendService: required(construct('backendId', 'backendServiceId', A_BACKEND_SERVICE), A_BACKEND_SERVICE),
    minimum: count('minimum', 0, 'a whole number, 0 or more'),
    timeout: special(A_TIMEOUT, {
      check: (value, place) => {
        if (!checkMember(place, value, 'toSeconds', A_TIMEOUT)) {
          return;
        }
        const seconds: unknown = (value as Duration).toSeconds();
        if (isKnown(seconds) && (typeof seconds !== 'number' || !(seconds >= 1))) {
          place.problems.malformed(`${place.property} is ${describe(seconds)} seconds`, A_TIMEOUT);
        }
      },
      attributes: (timeout) => ({ timeouts: { read: inTerraform(timeout.toSeconds()) } }),
    }),
  },
);

/** A time limit as Terraform writes it: 600s. */
function inTerraform(seconds: number): string {
  return isKnown(seconds) ? `${seconds}s` : Token.asString(Fn.format('%ss', [Token.asString(seconds)]));
}

/**
 * Waits until the targets of a backend service are healthy. When the time is up, the run fails and names each target that is not healthy, with the
 * reason; nothing is changed or replaced by that.
 *
 * What has to come after the wait, such as a DNS record, depends on it: `record.node.addDependency(wait)`. The wait comes after the registration
 * of the targets. A plan that changes nothing waits as well, so it fails while too few targets are healthy; set `minimum` to 0 to plan then.
 */
export class HealthyTargets extends Construct {
  /** The Terraform data source. */
  public readonly resource: jdcloud.DataJdcloudLbHealthyTargets;

  /**
   * Creates a wait for healthy targets.
   *
   * @param scope the construct to create it in
   * @param id the id of the new construct
   * @param props the properties of the wait
   */
  public constructor(scope: Construct, id: string, props: HealthyTargetsProps) {
    super(scope, id);
    const { attributes } = bind(this, HEALTHY_TARGETS, props, { strict: new.target === HealthyTargets });
    const { backendService } = props;
    this.resource = new jdcloud.DataJdcloudLbHealthyTargets(this, 'Resource', {
      ...attributes,
      provider: providerFor(this, attributes.provider, providerOf(backendService)),
    });
    honourDependencies(this.resource, () => registrationsBehind(backendService));
  }

  /** Number of healthy targets at the end of the wait. */
  public get healthyCount(): number {
    return this.resource.healthyCount;
  }

  /** The address of the Terraform data source, for another resource's `dependsOn`. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}

/**
 * The health of the targets of a backend service, as a data source below it.
 *
 * @internal
 */
export function targetHealthOf(backendService: Construct & IBackendService): jdcloud.DataJdcloudLbTargetHealth {
  const source = new jdcloud.DataJdcloudLbTargetHealth(backendService, 'TargetHealth', {
    backendId: backendService.backendServiceId,
    provider: providerFor(backendService, undefined, providerOf(backendService)),
  });
  honourDependencies(source, () => registrationsBehind(backendService));
  return source;
}

function providerOf(backendService: IBackendService): BackendServiceFacts['provider'] {
  const facts = factsOfValue<BackendServiceFacts>(backendService, 'BackendService');
  return facts?.provider ?? facts?.loadBalancer?.provider;
}

/**
 * What registers the targets of a backend service of this app, to be asked at synthesis: the resource that is created with the first of them, or
 * the attachments of its stack. What other stacks attach comes later, because they need the group.
 *
 * @internal
 */
export function registrationsBehind(backendService: IConstruct): IConstruct[] {
  const { targetGroup } = targetsOf(backendService);
  const registrations = targetGroup?.node.tryFindChild(REGISTRATIONS_ID);
  const attachments = factsOfValue<TargetGroupFacts>(targetGroup, 'TargetGroup')?.attachments ?? [];
  const stack = TerraformStack.of(backendService);
  return [
    ...(registrations === undefined ? [] : [registrations]),
    ...attachments.filter((attachment) => TerraformStack.of(attachment) === stack),
  ];
}
