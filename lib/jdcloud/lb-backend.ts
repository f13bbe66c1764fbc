// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface LbBackendConfig extends cdktf.TerraformMetaArguments {
  /**
  * Availability group whose members receive the requests. Conflicts with `target_group_id`; both can be omitted. Default: none. Can be changed in place.
  */
  readonly agInfo?: LbBackendAgInfo;
  /**
  * Weighted scheduling algorithm: `RoundRobin`, `LeastConn` or `IpHash` (source address) on an `alb` or `nlb`; `IpHash` or `QuintupleHash` (protocol, addresses and ports) on a `dnlb`. Default: `RoundRobin`; `IpHash` on a `dnlb`. Can be changed in place; removing it keeps the current algorithm.
  */
  readonly algorithm?: string;
  /**
  * Time that open connections to a removed target are kept, 0 to 3600 seconds; 0 turns connection draining off. `nlb` only. Default: 300; null where it does not apply. Can be changed in place.
  */
  readonly connectionDrainingSeconds?: number;
  /**
  * Description, at most 256 characters. Default: none. Can be changed in place.
  */
  readonly description?: string;
  /**
  * Health check of the servers. All of its attributes can be changed in place.
  */
  readonly healthCheck: LbBackendHealthCheck;
  /**
  * Lifetime of the session stickiness cookie, 0 to 86400 seconds; 0 means until the browser closes. `alb` with protocol `Http` and `session_stickiness` only. Default: 0; null where it does not apply. Can be changed in place.
  */
  readonly httpCookieExpireSeconds?: number;
  /**
  * Adds the header `X-Forwarded-Client-Port`, which tells the servers the client's port. `alb` with protocol `Http` only. Default: `false`. Can be changed in place.
  */
  readonly httpForwardedClientPort?: boolean | cdktf.IResolvable;
  /**
  * Adds the header `X-Forwarded-Host`, which tells the servers the host that the client requested. `alb` with protocol `Http` only. Default: `false`. Can be changed in place.
  */
  readonly httpForwardedHost?: boolean | cdktf.IResolvable;
  /**
  * Adds the header `X-Forwarded-Port`, which tells the servers the listener's port. `alb` with protocol `Http` only. Default: `false`. Can be changed in place.
  */
  readonly httpForwardedPort?: boolean | cdktf.IResolvable;
  /**
  * Adds the header `X-Forwarded-Proto`, which tells the servers the client's protocol. `alb` with protocol `Http` only. Default: `false`. Can be changed in place.
  */
  readonly httpForwardedProtocol?: boolean | cdktf.IResolvable;
  /**
  * Adds the header `X-Forwarded-LBIP`, which tells the servers the load balancer's address. `alb` with protocol `Http` only. Default: `false`. Can be changed in place.
  */
  readonly httpForwardedVip?: boolean | cdktf.IResolvable;
  /**
  * Id of the load balancer that the backend belongs to. Changing this replaces the backend.
  */
  readonly loadBalancerId: string;
  /**
  * Name of the backend: 1 to 32 Chinese characters, letters, digits, `_` or `-`. Can be changed in place. Default: `name_prefix`, or `backend-` without one, and 8 hexadecimal digits, chosen when the backend is created. Leave it out to replace a backend that is in use, with `create_before_destroy` in its `lifecycle`. Removing it keeps the current name.
  */
  readonly name?: string;
  /**
  * Start of the name of the backend, at most 23 characters; 8 hexadecimal digits follow. Conflicts with `name`. Default: none. Can be changed in place: the backend then gets a new name.
  */
  readonly namePrefix?: string;
  /**
  * Port of the servers, 1 to 65535. A target that has its own port receives requests on that port instead. Changing this replaces the backend.
  */
  readonly port: number;
  /**
  * Protocol between the load balancer and the servers: `Http`, `Tcp` or `Udp` on an `alb`; `Tcp` or `Udp` on an `nlb` or `dnlb`. Changing this replaces the backend.
  */
  readonly protocol: string;
  /**
  * Enables proxy protocol version 1, which tells the servers the client's address. `alb` with protocol `Tcp` or `Udp` only; the servers must support it. Default: `false`. Can be changed in place.
  */
  readonly proxyProtocol?: boolean | cdktf.IResolvable;
  /**
  * Enables session stickiness, which sends the requests of a client to the same server: by cookie on an `alb` (protocol `Http` and algorithm `RoundRobin` only), by address on an `nlb`. Not available on a `dnlb`. Default: `false`. Can be changed in place.
  */
  readonly sessionStickiness?: boolean | cdktf.IResolvable;
  /**
  * Time a client is sent to the same server, 1 to 3600 seconds. `nlb` with `session_stickiness` only. Default: 300; null where it does not apply. Can be changed in place.
  */
  readonly sessionStickyTimeout?: number;
  /**
  * Id of the target group that receives the requests. It must belong to the same load balancer. Conflicts with `ag_info`; both can be omitted. Default: none. Can be changed in place.
  */
  readonly targetGroupId?: string;
  /**
  * timeouts block
  */
  readonly timeouts?: LbBackendTimeouts;
}
export interface LbBackendAgInfo {
  /**
  * Id of the availability group. Its members must be in the load balancer's VPC.
  */
  readonly agId: string;
  /**
  * Weight of the group's members, 0 to 100. 0 means no requests and is available on an `alb` only. Default: not set (JD Cloud gives each member weight 10).
  */
  readonly defaultWeight?: number;
  /**
  * Weights of single members by instance id, 0 to 100 each. 0 means no requests and is available on an `alb` only. Members that are not listed keep the weight that they have; a member that you remove from the map gets the default weight again. An instance that is not a member causes a warning, and gets its weight with the next apply after it has joined. Default: none. Not imported. Can be changed in place.
  */
  readonly memberWeights?: { [key: string]: number };
}

export function lbBackendAgInfoToTerraform(struct?: LbBackendAgInfo | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    ag_id: cdktf.stringToTerraform(struct!.agId),
    default_weight: cdktf.numberToTerraform(struct!.defaultWeight),
    member_weights: cdktf.hashMapper(cdktf.numberToTerraform)(struct!.memberWeights),
  }
}

export function lbBackendAgInfoToHclTerraform(struct?: LbBackendAgInfo | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    ag_id: {
      value: cdktf.stringToHclTerraform(struct!.agId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    default_weight: {
      value: cdktf.numberToHclTerraform(struct!.defaultWeight),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    member_weights: {
      value: cdktf.hashMapperHcl(cdktf.numberToHclTerraform)(struct!.memberWeights),
      isBlock: false,
      type: "map",
      storageClassType: "numberMap",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

function copyOfLbBackendAgInfo(value: LbBackendAgInfo | cdktf.IResolvable | undefined): LbBackendAgInfo | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    agId: value.agId,
    defaultWeight: value.defaultWeight,
    memberWeights: value.memberWeights,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbBackendAgInfoOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbBackendAgInfo | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._agId !== undefined) {
      hasAnyValues = true;
      internalValueResult.agId = this._agId;
    }
    if (this._defaultWeight !== undefined) {
      hasAnyValues = true;
      internalValueResult.defaultWeight = this._defaultWeight;
    }
    if (this._memberWeights !== undefined) {
      hasAnyValues = true;
      internalValueResult.memberWeights = this._memberWeights;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: LbBackendAgInfo | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._agId = undefined;
      this._defaultWeight = undefined;
      this._memberWeights = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._agId = value.agId;
      this._defaultWeight = value.defaultWeight;
      this._memberWeights = value.memberWeights;
    }
  }

  // ag_id - computed: false, optional: false, required: true
  private _agId?: string;
  public get agId() {
    return this.getStringAttribute('ag_id');
  }
  public set agId(value: string) {
    this._agId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get agIdInput() {
    return this._agId;
  }

  // default_weight - computed: false, optional: true, required: false
  private _defaultWeight?: number;
  public get defaultWeight() {
    return this.getNumberAttribute('default_weight');
  }
  public set defaultWeight(value: number) {
    this._defaultWeight = value;
  }
  public resetDefaultWeight() {
    this._defaultWeight = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get defaultWeightInput() {
    return this._defaultWeight;
  }

  // member_weights - computed: false, optional: true, required: false
  private _memberWeights?: { [key: string]: number };
  public get memberWeights() {
    return this.getNumberMapAttribute('member_weights');
  }
  public set memberWeights(value: { [key: string]: number }) {
    this._memberWeights = value;
  }
  public resetMemberWeights() {
    this._memberWeights = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get memberWeightsInput() {
    return this._memberWeights;
  }
}
export interface LbBackendHealthCheck {
  /**
  * Time a check waits for a response, 2 to 60 seconds. Default: 3.
  */
  readonly checkTimeoutSeconds?: number;
  /**
  * Enables the health checks. While they are disabled, the health of the servers is not known (`N/A`), and all running servers receive requests. `false` is available on an `alb` or `dnlb` only. JD Cloud does not show this setting: Terraform keeps the value that it has set, does not notice a change made elsewhere, and imports `true`. Default: `true`.
  */
  readonly enabled?: boolean | cdktf.IResolvable;
  /**
  * Consecutive successful checks after which a server is healthy, 1 to 5. Default: 3.
  */
  readonly healthyThresholdCount?: number;
  /**
  * Status codes of a healthy server: codes such as `200`, ranges such as `200-399`, or the classes `2xx`, `3xx`, `4xx`, all within 200 to 499. Protocol `Http` only. Default: `2xx` and `3xx`; null for other protocols.
  */
  readonly httpCode?: string[];
  /**
  * `Host` header of the check: an IP address or a name of letters, digits, `-` and `.`, at most 255 characters. Protocol `Http` only. Default: none (no `Host` header is sent).
  */
  readonly httpDomain?: string;
  /**
  * Path that the check requests, starting with `/`, at most 1000 characters. Protocol `Http` only. Default: chosen by JD Cloud; null for other protocols. Removing it keeps the current path.
  */
  readonly httpPath?: string;
  /**
  * HTTP version of the check: `HTTP1.0` or `HTTP1.1`. Protocol `Http` only. Default: `HTTP1.0`; null for other protocols.
  */
  readonly httpVersion?: string;
  /**
  * Time between two checks, 5 to 300 seconds. Default: 5.
  */
  readonly intervalSeconds?: number;
  /**
  * Port to check, 0 to 65535; 0 means the port on which the target receives requests. Protocols `Http` and `Tcp` only. Default: 0.
  */
  readonly port?: number;
  /**
  * Protocol of the check: `Http` (`alb`, `nlb`), `Tcp`, or `Icmp` (backends of protocol `Udp` only).
  */
  readonly protocol: string;
  /**
  * Consecutive failed checks after which a server is unhealthy, 1 to 5. Default: 3.
  */
  readonly unhealthyThresholdCount?: number;
}

export function lbBackendHealthCheckToTerraform(struct?: LbBackendHealthCheck | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    check_timeout_seconds: cdktf.numberToTerraform(struct!.checkTimeoutSeconds),
    enabled: cdktf.booleanToTerraform(struct!.enabled),
    healthy_threshold_count: cdktf.numberToTerraform(struct!.healthyThresholdCount),
    http_code: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.httpCode),
    http_domain: cdktf.stringToTerraform(struct!.httpDomain),
    http_path: cdktf.stringToTerraform(struct!.httpPath),
    http_version: cdktf.stringToTerraform(struct!.httpVersion),
    interval_seconds: cdktf.numberToTerraform(struct!.intervalSeconds),
    port: cdktf.numberToTerraform(struct!.port),
    protocol: cdktf.stringToTerraform(struct!.protocol),
    unhealthy_threshold_count: cdktf.numberToTerraform(struct!.unhealthyThresholdCount),
  }
}

export function lbBackendHealthCheckToHclTerraform(struct?: LbBackendHealthCheck | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    check_timeout_seconds: {
      value: cdktf.numberToHclTerraform(struct!.checkTimeoutSeconds),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    enabled: {
      value: cdktf.booleanToHclTerraform(struct!.enabled),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    healthy_threshold_count: {
      value: cdktf.numberToHclTerraform(struct!.healthyThresholdCount),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    http_code: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.httpCode),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    http_domain: {
      value: cdktf.stringToHclTerraform(struct!.httpDomain),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    http_path: {
      value: cdktf.stringToHclTerraform(struct!.httpPath),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    http_version: {
      value: cdktf.stringToHclTerraform(struct!.httpVersion),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    interval_seconds: {
      value: cdktf.numberToHclTerraform(struct!.intervalSeconds),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    port: {
      value: cdktf.numberToHclTerraform(struct!.port),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    protocol: {
      value: cdktf.stringToHclTerraform(struct!.protocol),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    unhealthy_threshold_count: {
      value: cdktf.numberToHclTerraform(struct!.unhealthyThresholdCount),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

function copyOfLbBackendHealthCheck(value: LbBackendHealthCheck | cdktf.IResolvable | undefined): LbBackendHealthCheck | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    checkTimeoutSeconds: value.checkTimeoutSeconds,
    enabled: value.enabled,
    healthyThresholdCount: value.healthyThresholdCount,
    httpCode: value.httpCode,
    httpDomain: value.httpDomain,
    httpPath: value.httpPath,
    httpVersion: value.httpVersion,
    intervalSeconds: value.intervalSeconds,
    port: value.port,
    protocol: value.protocol,
    unhealthyThresholdCount: value.unhealthyThresholdCount,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbBackendHealthCheckOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbBackendHealthCheck | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._checkTimeoutSeconds !== undefined) {
      hasAnyValues = true;
      internalValueResult.checkTimeoutSeconds = this._checkTimeoutSeconds;
    }
    if (this._enabled !== undefined) {
      hasAnyValues = true;
      internalValueResult.enabled = this._enabled;
    }
    if (this._healthyThresholdCount !== undefined) {
      hasAnyValues = true;
      internalValueResult.healthyThresholdCount = this._healthyThresholdCount;
    }
    if (this._httpCode !== undefined) {
      hasAnyValues = true;
      internalValueResult.httpCode = this._httpCode;
    }
    if (this._httpDomain !== undefined) {
      hasAnyValues = true;
      internalValueResult.httpDomain = this._httpDomain;
    }
    if (this._httpPath !== undefined) {
      hasAnyValues = true;
      internalValueResult.httpPath = this._httpPath;
    }
    if (this._httpVersion !== undefined) {
      hasAnyValues = true;
      internalValueResult.httpVersion = this._httpVersion;
    }
    if (this._intervalSeconds !== undefined) {
      hasAnyValues = true;
      internalValueResult.intervalSeconds = this._intervalSeconds;
    }
    if (this._port !== undefined) {
      hasAnyValues = true;
      internalValueResult.port = this._port;
    }
    if (this._protocol !== undefined) {
      hasAnyValues = true;
      internalValueResult.protocol = this._protocol;
    }
    if (this._unhealthyThresholdCount !== undefined) {
      hasAnyValues = true;
      internalValueResult.unhealthyThresholdCount = this._unhealthyThresholdCount;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: LbBackendHealthCheck | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._checkTimeoutSeconds = undefined;
      this._enabled = undefined;
      this._healthyThresholdCount = undefined;
      this._httpCode = undefined;
      this._httpDomain = undefined;
      this._httpPath = undefined;
      this._httpVersion = undefined;
      this._intervalSeconds = undefined;
      this._port = undefined;
      this._protocol = undefined;
      this._unhealthyThresholdCount = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._checkTimeoutSeconds = value.checkTimeoutSeconds;
      this._enabled = value.enabled;
      this._healthyThresholdCount = value.healthyThresholdCount;
      this._httpCode = value.httpCode;
      this._httpDomain = value.httpDomain;
      this._httpPath = value.httpPath;
      this._httpVersion = value.httpVersion;
      this._intervalSeconds = value.intervalSeconds;
      this._port = value.port;
      this._protocol = value.protocol;
      this._unhealthyThresholdCount = value.unhealthyThresholdCount;
    }
  }

  // check_timeout_seconds - computed: true, optional: true, required: false
  private _checkTimeoutSeconds?: number;
  public get checkTimeoutSeconds() {
    return this.getNumberAttribute('check_timeout_seconds');
  }
  public set checkTimeoutSeconds(value: number) {
    this._checkTimeoutSeconds = value;
  }
  public resetCheckTimeoutSeconds() {
    this._checkTimeoutSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get checkTimeoutSecondsInput() {
    return this._checkTimeoutSeconds;
  }

  // enabled - computed: true, optional: true, required: false
  private _enabled?: boolean | cdktf.IResolvable;
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }
  public set enabled(value: boolean | cdktf.IResolvable) {
    this._enabled = value;
  }
  public resetEnabled() {
    this._enabled = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get enabledInput() {
    return this._enabled;
  }

  // healthy_threshold_count - computed: true, optional: true, required: false
  private _healthyThresholdCount?: number;
  public get healthyThresholdCount() {
    return this.getNumberAttribute('healthy_threshold_count');
  }
  public set healthyThresholdCount(value: number) {
    this._healthyThresholdCount = value;
  }
  public resetHealthyThresholdCount() {
    this._healthyThresholdCount = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get healthyThresholdCountInput() {
    return this._healthyThresholdCount;
  }

  // http_code - computed: true, optional: true, required: false
  private _httpCode?: string[];
  public get httpCode() {
    return cdktf.Fn.tolist(this.getListAttribute('http_code'));
  }
  public set httpCode(value: string[]) {
    this._httpCode = value;
  }
  public resetHttpCode() {
    this._httpCode = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpCodeInput() {
    return this._httpCode;
  }

  // http_domain - computed: false, optional: true, required: false
  private _httpDomain?: string;
  public get httpDomain() {
    return this.getStringAttribute('http_domain');
  }
  public set httpDomain(value: string) {
    this._httpDomain = value;
  }
  public resetHttpDomain() {
    this._httpDomain = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpDomainInput() {
    return this._httpDomain;
  }

  // http_path - computed: true, optional: true, required: false
  private _httpPath?: string;
  public get httpPath() {
    return this.getStringAttribute('http_path');
  }
  public set httpPath(value: string) {
    this._httpPath = value;
  }
  public resetHttpPath() {
    this._httpPath = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpPathInput() {
    return this._httpPath;
  }

  // http_version - computed: true, optional: true, required: false
  private _httpVersion?: string;
  public get httpVersion() {
    return this.getStringAttribute('http_version');
  }
  public set httpVersion(value: string) {
    this._httpVersion = value;
  }
  public resetHttpVersion() {
    this._httpVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpVersionInput() {
    return this._httpVersion;
  }

  // interval_seconds - computed: true, optional: true, required: false
  private _intervalSeconds?: number;
  public get intervalSeconds() {
    return this.getNumberAttribute('interval_seconds');
  }
  public set intervalSeconds(value: number) {
    this._intervalSeconds = value;
  }
  public resetIntervalSeconds() {
    this._intervalSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get intervalSecondsInput() {
    return this._intervalSeconds;
  }

  // port - computed: true, optional: true, required: false
  private _port?: number;
  public get port() {
    return this.getNumberAttribute('port');
  }
  public set port(value: number) {
    this._port = value;
  }
  public resetPort() {
    this._port = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get portInput() {
    return this._port;
  }

  // protocol - computed: false, optional: false, required: true
  private _protocol?: string;
  public get protocol() {
    return this.getStringAttribute('protocol');
  }
  public set protocol(value: string) {
    this._protocol = value;
  }
  // Temporarily expose input value. Use with caution.
  public get protocolInput() {
    return this._protocol;
  }

  // unhealthy_threshold_count - computed: true, optional: true, required: false
  private _unhealthyThresholdCount?: number;
  public get unhealthyThresholdCount() {
    return this.getNumberAttribute('unhealthy_threshold_count');
  }
  public set unhealthyThresholdCount(value: number) {
    this._unhealthyThresholdCount = value;
  }
  public resetUnhealthyThresholdCount() {
    this._unhealthyThresholdCount = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get unhealthyThresholdCountInput() {
    return this._unhealthyThresholdCount;
  }
}
export interface LbBackendTimeouts {
  /**
  * Time limit for creating the backend, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly create?: string;
  /**
  * Time limit for deleting the backend, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly delete?: string;
  /**
  * Time limit for updating the backend, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly update?: string;
}

export function lbBackendTimeoutsToTerraform(struct?: LbBackendTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    update: cdktf.stringToTerraform(struct!.update),
  }
}

export function lbBackendTimeoutsToHclTerraform(struct?: LbBackendTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

function copyOfLbBackendTimeouts(value: LbBackendTimeouts | cdktf.IResolvable | undefined): LbBackendTimeouts | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    create: value.create,
    delete: value.delete,
    update: value.update,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbBackendTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbBackendTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: LbBackendTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string;
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string;
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
*/
export class LbBackend extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_lb_backend";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a LbBackend resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the LbBackend to import
  * @param provider? Optional instance of the provider where the LbBackend to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_lb_backend", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options LbBackendConfig
  */
  public constructor(scope: Construct, id: string, config: LbBackendConfig) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_lb_backend',
      terraformGeneratorMetadata: {
        providerName: 'jdcloud',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._agInfoGiven = copyOfLbBackendAgInfo(config.agInfo);
    this._algorithm = config.algorithm;
    this._connectionDrainingSeconds = config.connectionDrainingSeconds;
    this._description = config.description;
    this._healthCheckGiven = copyOfLbBackendHealthCheck(config.healthCheck);
    this._httpCookieExpireSeconds = config.httpCookieExpireSeconds;
    this._httpForwardedClientPort = config.httpForwardedClientPort;
    this._httpForwardedHost = config.httpForwardedHost;
    this._httpForwardedPort = config.httpForwardedPort;
    this._httpForwardedProtocol = config.httpForwardedProtocol;
    this._httpForwardedVip = config.httpForwardedVip;
    this._loadBalancerId = config.loadBalancerId;
    this._name = config.name;
    this._namePrefix = config.namePrefix;
    this._port = config.port;
    this._protocol = config.protocol;
    this._proxyProtocol = config.proxyProtocol;
    this._sessionStickiness = config.sessionStickiness;
    this._sessionStickyTimeout = config.sessionStickyTimeout;
    this._targetGroupId = config.targetGroupId;
    this._timeoutsGiven = copyOfLbBackendTimeouts(config.timeouts);
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // ag_info - computed: false, optional: true, required: false
  private _agInfo?: LbBackendAgInfoOutputReference;
  private _agInfoGiven?: LbBackendAgInfo | cdktf.IResolvable;
  public get agInfo(): LbBackendAgInfoOutputReference {
    if (this._agInfo === undefined) {
      this._agInfo = new LbBackendAgInfoOutputReference(this, "ag_info");
      this._agInfo.internalValue = this._agInfoGiven;
    }
    return this._agInfo;
  }
  public putAgInfo(value: LbBackendAgInfo) {
    if (this._agInfo === undefined) {
      this._agInfoGiven = copyOfLbBackendAgInfo(value);
    } else {
      this._agInfo.internalValue = value;
    }
  }
  public resetAgInfo() {
    if (this._agInfo === undefined) {
      this._agInfoGiven = undefined;
    } else {
      this._agInfo.internalValue = undefined;
    }
  }
  // Temporarily expose input value. Use with caution.
  public get agInfoInput(): LbBackendAgInfo | cdktf.IResolvable | undefined {
    return this.agInfo.internalValue;
  }

  // algorithm - computed: true, optional: true, required: false
  private _algorithm?: string;
  public get algorithm() {
    return this.getStringAttribute('algorithm');
  }
  public set algorithm(value: string) {
    this._algorithm = value;
  }
  public resetAlgorithm() {
    this._algorithm = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get algorithmInput() {
    return this._algorithm;
  }

  // connection_draining_seconds - computed: true, optional: true, required: false
  private _connectionDrainingSeconds?: number;
  public get connectionDrainingSeconds() {
    return this.getNumberAttribute('connection_draining_seconds');
  }
  public set connectionDrainingSeconds(value: number) {
    this._connectionDrainingSeconds = value;
  }
  public resetConnectionDrainingSeconds() {
    this._connectionDrainingSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get connectionDrainingSecondsInput() {
    return this._connectionDrainingSeconds;
  }

  // description - computed: false, optional: true, required: false
  private _description?: string;
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // health_check - computed: false, optional: false, required: true
  private _healthCheck?: LbBackendHealthCheckOutputReference;
  private _healthCheckGiven?: LbBackendHealthCheck | cdktf.IResolvable;
  public get healthCheck(): LbBackendHealthCheckOutputReference {
    if (this._healthCheck === undefined) {
      this._healthCheck = new LbBackendHealthCheckOutputReference(this, "health_check");
      this._healthCheck.internalValue = this._healthCheckGiven;
    }
    return this._healthCheck;
  }
  public putHealthCheck(value: LbBackendHealthCheck) {
    if (this._healthCheck === undefined) {
      this._healthCheckGiven = copyOfLbBackendHealthCheck(value);
    } else {
      this._healthCheck.internalValue = value;
    }
  }
  // Temporarily expose input value. Use with caution.
  public get healthCheckInput(): LbBackendHealthCheck | cdktf.IResolvable | undefined {
    return this.healthCheck.internalValue;
  }

  // http_cookie_expire_seconds - computed: true, optional: true, required: false
  private _httpCookieExpireSeconds?: number;
  public get httpCookieExpireSeconds() {
    return this.getNumberAttribute('http_cookie_expire_seconds');
  }
  public set httpCookieExpireSeconds(value: number) {
    this._httpCookieExpireSeconds = value;
  }
  public resetHttpCookieExpireSeconds() {
    this._httpCookieExpireSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpCookieExpireSecondsInput() {
    return this._httpCookieExpireSeconds;
  }

  // http_forwarded_client_port - computed: true, optional: true, required: false
  private _httpForwardedClientPort?: boolean | cdktf.IResolvable;
  public get httpForwardedClientPort() {
    return this.getBooleanAttribute('http_forwarded_client_port');
  }
  public set httpForwardedClientPort(value: boolean | cdktf.IResolvable) {
    this._httpForwardedClientPort = value;
  }
  public resetHttpForwardedClientPort() {
    this._httpForwardedClientPort = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpForwardedClientPortInput() {
    return this._httpForwardedClientPort;
  }

  // http_forwarded_host - computed: true, optional: true, required: false
  private _httpForwardedHost?: boolean | cdktf.IResolvable;
  public get httpForwardedHost() {
    return this.getBooleanAttribute('http_forwarded_host');
  }
  public set httpForwardedHost(value: boolean | cdktf.IResolvable) {
    this._httpForwardedHost = value;
  }
  public resetHttpForwardedHost() {
    this._httpForwardedHost = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpForwardedHostInput() {
    return this._httpForwardedHost;
  }

  // http_forwarded_port - computed: true, optional: true, required: false
  private _httpForwardedPort?: boolean | cdktf.IResolvable;
  public get httpForwardedPort() {
    return this.getBooleanAttribute('http_forwarded_port');
  }
  public set httpForwardedPort(value: boolean | cdktf.IResolvable) {
    this._httpForwardedPort = value;
  }
  public resetHttpForwardedPort() {
    this._httpForwardedPort = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpForwardedPortInput() {
    return this._httpForwardedPort;
  }

  // http_forwarded_protocol - computed: true, optional: true, required: false
  private _httpForwardedProtocol?: boolean | cdktf.IResolvable;
  public get httpForwardedProtocol() {
    return this.getBooleanAttribute('http_forwarded_protocol');
  }
  public set httpForwardedProtocol(value: boolean | cdktf.IResolvable) {
    this._httpForwardedProtocol = value;
  }
  public resetHttpForwardedProtocol() {
    this._httpForwardedProtocol = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpForwardedProtocolInput() {
    return this._httpForwardedProtocol;
  }

  // http_forwarded_vip - computed: true, optional: true, required: false
  private _httpForwardedVip?: boolean | cdktf.IResolvable;
  public get httpForwardedVip() {
    return this.getBooleanAttribute('http_forwarded_vip');
  }
  public set httpForwardedVip(value: boolean | cdktf.IResolvable) {
    this._httpForwardedVip = value;
  }
  public resetHttpForwardedVip() {
    this._httpForwardedVip = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get httpForwardedVipInput() {
    return this._httpForwardedVip;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // load_balancer_id - computed: false, optional: false, required: true
  private _loadBalancerId?: string;
  public get loadBalancerId() {
    return this.getStringAttribute('load_balancer_id');
  }
  public set loadBalancerId(value: string) {
    this._loadBalancerId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get loadBalancerIdInput() {
    return this._loadBalancerId;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string;
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // name_prefix - computed: false, optional: true, required: false
  private _namePrefix?: string;
  public get namePrefix() {
    return this.getStringAttribute('name_prefix');
  }
  public set namePrefix(value: string) {
    this._namePrefix = value;
  }
  public resetNamePrefix() {
    this._namePrefix = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get namePrefixInput() {
    return this._namePrefix;
  }

  // port - computed: false, optional: false, required: true
  private _port?: number;
  public get port() {
    return this.getNumberAttribute('port');
  }
  public set port(value: number) {
    this._port = value;
  }
  // Temporarily expose input value. Use with caution.
  public get portInput() {
    return this._port;
  }

  // protocol - computed: false, optional: false, required: true
  private _protocol?: string;
  public get protocol() {
    return this.getStringAttribute('protocol');
  }
  public set protocol(value: string) {
    this._protocol = value;
  }
  // Temporarily expose input value. Use with caution.
  public get protocolInput() {
    return this._protocol;
  }

  // proxy_protocol - computed: true, optional: true, required: false
  private _proxyProtocol?: boolean | cdktf.IResolvable;
  public get proxyProtocol() {
    return this.getBooleanAttribute('proxy_protocol');
  }
  public set proxyProtocol(value: boolean | cdktf.IResolvable) {
    this._proxyProtocol = value;
  }
  public resetProxyProtocol() {
    this._proxyProtocol = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get proxyProtocolInput() {
    return this._proxyProtocol;
  }

  // session_stickiness - computed: true, optional: true, required: false
  private _sessionStickiness?: boolean | cdktf.IResolvable;
  public get sessionStickiness() {
    return this.getBooleanAttribute('session_stickiness');
  }
  public set sessionStickiness(value: boolean | cdktf.IResolvable) {
    this._sessionStickiness = value;
  }
  public resetSessionStickiness() {
    this._sessionStickiness = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sessionStickinessInput() {
    return this._sessionStickiness;
  }

  // session_sticky_timeout - computed: true, optional: true, required: false
  private _sessionStickyTimeout?: number;
  public get sessionStickyTimeout() {
    return this.getNumberAttribute('session_sticky_timeout');
  }
  public set sessionStickyTimeout(value: number) {
    this._sessionStickyTimeout = value;
  }
  public resetSessionStickyTimeout() {
    this._sessionStickyTimeout = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sessionStickyTimeoutInput() {
    return this._sessionStickyTimeout;
  }

  // target_group_id - computed: false, optional: true, required: false
  private _targetGroupId?: string;
  public get targetGroupId() {
    return this.getStringAttribute('target_group_id');
  }
  public set targetGroupId(value: string) {
    this._targetGroupId = value;
  }
  public resetTargetGroupId() {
    this._targetGroupId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get targetGroupIdInput() {
    return this._targetGroupId;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts?: LbBackendTimeoutsOutputReference;
  private _timeoutsGiven?: LbBackendTimeouts | cdktf.IResolvable;
  public get timeouts(): LbBackendTimeoutsOutputReference {
    if (this._timeouts === undefined) {
      this._timeouts = new LbBackendTimeoutsOutputReference(this, "timeouts");
      this._timeouts.internalValue = this._timeoutsGiven;
    }
    return this._timeouts;
  }
  public putTimeouts(value: LbBackendTimeouts) {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = copyOfLbBackendTimeouts(value);
    } else {
      this._timeouts.internalValue = value;
    }
  }
  public resetTimeouts() {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = undefined;
    } else {
      this._timeouts.internalValue = undefined;
    }
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput(): LbBackendTimeouts | cdktf.IResolvable | undefined {
    return this.timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      ag_info: lbBackendAgInfoToTerraform(this._agInfo === undefined ? this._agInfoGiven : this._agInfo.internalValue),
      algorithm: cdktf.stringToTerraform(this._algorithm),
      connection_draining_seconds: cdktf.numberToTerraform(this._connectionDrainingSeconds),
      description: cdktf.stringToTerraform(this._description),
      health_check: lbBackendHealthCheckToTerraform(this._healthCheck === undefined ? this._healthCheckGiven : this._healthCheck.internalValue),
      http_cookie_expire_seconds: cdktf.numberToTerraform(this._httpCookieExpireSeconds),
      http_forwarded_client_port: cdktf.booleanToTerraform(this._httpForwardedClientPort),
      http_forwarded_host: cdktf.booleanToTerraform(this._httpForwardedHost),
      http_forwarded_port: cdktf.booleanToTerraform(this._httpForwardedPort),
      http_forwarded_protocol: cdktf.booleanToTerraform(this._httpForwardedProtocol),
      http_forwarded_vip: cdktf.booleanToTerraform(this._httpForwardedVip),
      load_balancer_id: cdktf.stringToTerraform(this._loadBalancerId),
      name: cdktf.stringToTerraform(this._name),
      name_prefix: cdktf.stringToTerraform(this._namePrefix),
      port: cdktf.numberToTerraform(this._port),
      protocol: cdktf.stringToTerraform(this._protocol),
      proxy_protocol: cdktf.booleanToTerraform(this._proxyProtocol),
      session_stickiness: cdktf.booleanToTerraform(this._sessionStickiness),
      session_sticky_timeout: cdktf.numberToTerraform(this._sessionStickyTimeout),
      target_group_id: cdktf.stringToTerraform(this._targetGroupId),
      timeouts: lbBackendTimeoutsToTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      ag_info: {
        value: lbBackendAgInfoToHclTerraform(this._agInfo === undefined ? this._agInfoGiven : this._agInfo.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbBackendAgInfo",
      },
      algorithm: {
        value: cdktf.stringToHclTerraform(this._algorithm),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      connection_draining_seconds: {
        value: cdktf.numberToHclTerraform(this._connectionDrainingSeconds),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      health_check: {
        value: lbBackendHealthCheckToHclTerraform(this._healthCheck === undefined ? this._healthCheckGiven : this._healthCheck.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbBackendHealthCheck",
      },
      http_cookie_expire_seconds: {
        value: cdktf.numberToHclTerraform(this._httpCookieExpireSeconds),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      http_forwarded_client_port: {
        value: cdktf.booleanToHclTerraform(this._httpForwardedClientPort),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      http_forwarded_host: {
        value: cdktf.booleanToHclTerraform(this._httpForwardedHost),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      http_forwarded_port: {
        value: cdktf.booleanToHclTerraform(this._httpForwardedPort),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      http_forwarded_protocol: {
        value: cdktf.booleanToHclTerraform(this._httpForwardedProtocol),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      http_forwarded_vip: {
        value: cdktf.booleanToHclTerraform(this._httpForwardedVip),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      load_balancer_id: {
        value: cdktf.stringToHclTerraform(this._loadBalancerId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name_prefix: {
        value: cdktf.stringToHclTerraform(this._namePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      port: {
        value: cdktf.numberToHclTerraform(this._port),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      protocol: {
        value: cdktf.stringToHclTerraform(this._protocol),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      proxy_protocol: {
        value: cdktf.booleanToHclTerraform(this._proxyProtocol),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      session_stickiness: {
        value: cdktf.booleanToHclTerraform(this._sessionStickiness),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      session_sticky_timeout: {
        value: cdktf.numberToHclTerraform(this._sessionStickyTimeout),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      target_group_id: {
        value: cdktf.stringToHclTerraform(this._targetGroupId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: lbBackendTimeoutsToHclTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbBackendTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
