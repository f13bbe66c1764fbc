// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface LbListenerConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the backend that receives the requests. It must belong to the same load balancer. Can be changed in place.
  */
  readonly backendId: string;
  /**
  * Ids of 1 or 2 server certificates; two certificates must have different key algorithms. Required for protocols `Https` and `Tls`, not allowed for other protocols. Can be changed in place.
  */
  readonly certificateIds?: string[];
  /**
  * Time after which a connection without traffic is closed, 1 to 86400 seconds. Not available on a `dnlb`. WebSocket connections need no setting, but are closed after this time as well. Default: 60 for protocols `Http` and `Https`, 1800 for `Tcp` and `Tls`, 300 for `Udp`; null on a `dnlb`. Can be changed in place; removing it restores the default.
  */
  readonly connectionIdleTimeSeconds?: number;
  /**
  * Description, at most 256 characters. Default: none. Can be changed in place.
  */
  readonly description?: string;
  /**
  * Enables HSTS, which tells browsers to use HTTPS only. Protocol `Https` only. Default: `false`. Can be changed in place.
  */
  readonly hstsEnable?: boolean | cdktf.IResolvable;
  /**
  * Time that browsers use HTTPS only (HSTS max-age), 1 to 94608000 seconds. Protocol `Https` only. Default: 31536000 (one year) with `hsts_enable`; null otherwise. Can be changed in place.
  */
  readonly hstsMaxAge?: number;
  /**
  * Limits of the listener. `alb` only. Default: none. Can be changed in place; removing it turns all limits off.
  */
  readonly limitation?: LbListenerLimitation;
  /**
  * Id of the load balancer that the listener belongs to. Changing this replaces the listener.
  */
  readonly loadBalancerId: string;
  /**
  * Name of the listener: 1 to 32 Chinese characters, letters, digits, `_` or `-`. Can be changed in place.
  */
  readonly name: string;
  /**
  * Port that clients connect to, 1 to 65535. Changing this replaces the listener.
  */
  readonly port: number;
  /**
  * Protocol between the clients and the load balancer: `Http`, `Https`, `Tcp`, `Tls` or `Udp` on an `alb`; `Tcp` or `Udp` on an `nlb` or `dnlb`. Changing this replaces the listener.
  */
  readonly protocol: string;
  /**
  * `On` or `Off`. A listener that is `Off` accepts no connections. JD Cloud creates listeners `On`: a new one accepts connections for a moment before it is switched off. Default: `On`. Can be changed in place.
  */
  readonly status?: string;
  /**
  * timeouts block
  */
  readonly timeouts?: LbListenerTimeouts;
}
export interface LbListenerLimitation {
  /**
  * Active connections, 100 to 5000000. Protocols `Http`, `Https`, `Tcp` and `Tls` only. -1 means no limit. Default: no limit. Can be changed in place.
  */
  readonly activeConnections?: number;
  /**
  * Requests per second, 100 to 500000. Protocols `Http` and `Https` only. -1 means no limit. Default: no limit. Can be changed in place.
  */
  readonly qps?: number;
}

export function lbListenerLimitationToTerraform(struct?: LbListenerLimitation | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    active_connections: cdktf.numberToTerraform(struct!.activeConnections),
    qps: cdktf.numberToTerraform(struct!.qps),
  }
}

export function lbListenerLimitationToHclTerraform(struct?: LbListenerLimitation | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    active_connections: {
      value: cdktf.numberToHclTerraform(struct!.activeConnections),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    qps: {
      value: cdktf.numberToHclTerraform(struct!.qps),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

function copyOfLbListenerLimitation(value: LbListenerLimitation | cdktf.IResolvable | undefined): LbListenerLimitation | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    activeConnections: value.activeConnections,
    qps: value.qps,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbListenerLimitationOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbListenerLimitation | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._activeConnections !== undefined) {
      hasAnyValues = true;
      internalValueResult.activeConnections = this._activeConnections;
    }
    if (this._qps !== undefined) {
      hasAnyValues = true;
      internalValueResult.qps = this._qps;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: LbListenerLimitation | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._activeConnections = undefined;
      this._qps = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._activeConnections = value.activeConnections;
      this._qps = value.qps;
    }
  }

  // active_connections - computed: false, optional: true, required: false
  private _activeConnections?: number;
  public get activeConnections() {
    return this.getNumberAttribute('active_connections');
  }
  public set activeConnections(value: number) {
    this._activeConnections = value;
  }
  public resetActiveConnections() {
    this._activeConnections = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get activeConnectionsInput() {
    return this._activeConnections;
  }

  // qps - computed: false, optional: true, required: false
  private _qps?: number;
  public get qps() {
    return this.getNumberAttribute('qps');
  }
  public set qps(value: number) {
    this._qps = value;
  }
  public resetQps() {
    this._qps = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get qpsInput() {
    return this._qps;
  }
}
export interface LbListenerTimeouts {
  /**
  * Time limit for creating the listener, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly create?: string;
  /**
  * Time limit for deleting the listener, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly delete?: string;
  /**
  * Time limit for updating the listener, as a duration such as `10m`; waits for other changes of the load balancer do not count. Default: `5m`.
  */
  readonly update?: string;
}

export function lbListenerTimeoutsToTerraform(struct?: LbListenerTimeouts | cdktf.IResolvable): any {
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

export function lbListenerTimeoutsToHclTerraform(struct?: LbListenerTimeouts | cdktf.IResolvable): any {
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

function copyOfLbListenerTimeouts(value: LbListenerTimeouts | cdktf.IResolvable | undefined): LbListenerTimeouts | cdktf.IResolvable | undefined {
  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }
  const copy: any = {
    create: value.create,
    delete: value.delete,
    update: value.update,
  };
  // An object without any value is left out, an empty one is not.
  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;
}

export class LbListenerTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): LbListenerTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: LbListenerTimeouts | cdktf.IResolvable | undefined) {
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
export class LbListener extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_lb_listener";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a LbListener resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the LbListener to import
  * @param provider? Optional instance of the provider where the LbListener to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_lb_listener", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options LbListenerConfig
  */
  public constructor(scope: Construct, id: string, config: LbListenerConfig) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_lb_listener',
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
    this._backendId = config.backendId;
    this._certificateIds = config.certificateIds;
    this._connectionIdleTimeSeconds = config.connectionIdleTimeSeconds;
    this._description = config.description;
    this._hstsEnable = config.hstsEnable;
    this._hstsMaxAge = config.hstsMaxAge;
    this._limitationGiven = copyOfLbListenerLimitation(config.limitation);
    this._loadBalancerId = config.loadBalancerId;
    this._name = config.name;
    this._port = config.port;
    this._protocol = config.protocol;
    this._status = config.status;
    this._timeoutsGiven = copyOfLbListenerTimeouts(config.timeouts);
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // backend_id - computed: false, optional: false, required: true
  private _backendId?: string;
  public get backendId() {
    return this.getStringAttribute('backend_id');
  }
  public set backendId(value: string) {
    this._backendId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get backendIdInput() {
    return this._backendId;
  }

  // certificate_ids - computed: false, optional: true, required: false
  private _certificateIds?: string[];
  public get certificateIds() {
    return cdktf.Fn.tolist(this.getListAttribute('certificate_ids'));
  }
  public set certificateIds(value: string[]) {
    this._certificateIds = value;
  }
  public resetCertificateIds() {
    this._certificateIds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get certificateIdsInput() {
    return this._certificateIds;
  }

  // connection_idle_time_seconds - computed: true, optional: true, required: false
  private _connectionIdleTimeSeconds?: number;
  public get connectionIdleTimeSeconds() {
    return this.getNumberAttribute('connection_idle_time_seconds');
  }
  public set connectionIdleTimeSeconds(value: number) {
    this._connectionIdleTimeSeconds = value;
  }
  public resetConnectionIdleTimeSeconds() {
    this._connectionIdleTimeSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get connectionIdleTimeSecondsInput() {
    return this._connectionIdleTimeSeconds;
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

  // hsts_enable - computed: true, optional: true, required: false
  private _hstsEnable?: boolean | cdktf.IResolvable;
  public get hstsEnable() {
    return this.getBooleanAttribute('hsts_enable');
  }
  public set hstsEnable(value: boolean | cdktf.IResolvable) {
    this._hstsEnable = value;
  }
  public resetHstsEnable() {
    this._hstsEnable = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hstsEnableInput() {
    return this._hstsEnable;
  }

  // hsts_max_age - computed: true, optional: true, required: false
  private _hstsMaxAge?: number;
  public get hstsMaxAge() {
    return this.getNumberAttribute('hsts_max_age');
  }
  public set hstsMaxAge(value: number) {
    this._hstsMaxAge = value;
  }
  public resetHstsMaxAge() {
    this._hstsMaxAge = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get hstsMaxAgeInput() {
    return this._hstsMaxAge;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // limitation - computed: false, optional: true, required: false
  private _limitation?: LbListenerLimitationOutputReference;
  private _limitationGiven?: LbListenerLimitation | cdktf.IResolvable;
  public get limitation(): LbListenerLimitationOutputReference {
    if (this._limitation === undefined) {
      this._limitation = new LbListenerLimitationOutputReference(this, "limitation");
      this._limitation.internalValue = this._limitationGiven;
    }
    return this._limitation;
  }
  public putLimitation(value: LbListenerLimitation) {
    if (this._limitation === undefined) {
      this._limitationGiven = copyOfLbListenerLimitation(value);
    } else {
      this._limitation.internalValue = value;
    }
  }
  public resetLimitation() {
    if (this._limitation === undefined) {
      this._limitationGiven = undefined;
    } else {
      this._limitation.internalValue = undefined;
    }
  }
  // Temporarily expose input value. Use with caution.
  public get limitationInput(): LbListenerLimitation | cdktf.IResolvable | undefined {
    return this.limitation.internalValue;
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

  // name - computed: false, optional: false, required: true
  private _name?: string;
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
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

  // status - computed: true, optional: true, required: false
  private _status?: string;
  public get status() {
    return this.getStringAttribute('status');
  }
  public set status(value: string) {
    this._status = value;
  }
  public resetStatus() {
    this._status = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get statusInput() {
    return this._status;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts?: LbListenerTimeoutsOutputReference;
  private _timeoutsGiven?: LbListenerTimeouts | cdktf.IResolvable;
  public get timeouts(): LbListenerTimeoutsOutputReference {
    if (this._timeouts === undefined) {
      this._timeouts = new LbListenerTimeoutsOutputReference(this, "timeouts");
      this._timeouts.internalValue = this._timeoutsGiven;
    }
    return this._timeouts;
  }
  public putTimeouts(value: LbListenerTimeouts) {
    if (this._timeouts === undefined) {
      this._timeoutsGiven = copyOfLbListenerTimeouts(value);
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
  public get timeoutsInput(): LbListenerTimeouts | cdktf.IResolvable | undefined {
    return this.timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      backend_id: cdktf.stringToTerraform(this._backendId),
      certificate_ids: cdktf.listMapper(cdktf.stringToTerraform, false)(this._certificateIds),
      connection_idle_time_seconds: cdktf.numberToTerraform(this._connectionIdleTimeSeconds),
      description: cdktf.stringToTerraform(this._description),
      hsts_enable: cdktf.booleanToTerraform(this._hstsEnable),
      hsts_max_age: cdktf.numberToTerraform(this._hstsMaxAge),
      limitation: lbListenerLimitationToTerraform(this._limitation === undefined ? this._limitationGiven : this._limitation.internalValue),
      load_balancer_id: cdktf.stringToTerraform(this._loadBalancerId),
      name: cdktf.stringToTerraform(this._name),
      port: cdktf.numberToTerraform(this._port),
      protocol: cdktf.stringToTerraform(this._protocol),
      status: cdktf.stringToTerraform(this._status),
      timeouts: lbListenerTimeoutsToTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      backend_id: {
        value: cdktf.stringToHclTerraform(this._backendId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      certificate_ids: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._certificateIds),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      connection_idle_time_seconds: {
        value: cdktf.numberToHclTerraform(this._connectionIdleTimeSeconds),
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
      hsts_enable: {
        value: cdktf.booleanToHclTerraform(this._hstsEnable),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      hsts_max_age: {
        value: cdktf.numberToHclTerraform(this._hstsMaxAge),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      limitation: {
        value: lbListenerLimitationToHclTerraform(this._limitation === undefined ? this._limitationGiven : this._limitation.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbListenerLimitation",
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
      status: {
        value: cdktf.stringToHclTerraform(this._status),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: lbListenerTimeoutsToHclTerraform(this._timeouts === undefined ? this._timeoutsGiven : this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "LbListenerTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
