// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataJdcloudLbBackendConfig extends cdktf.TerraformMetaArguments {
  /**
  * Id of the backend. Exactly one of `id` and `name` is required.
  *
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * Id of the load balancer that the backend belongs to. Set it to accept only a backend with this value.
  */
  readonly loadBalancerId?: string;
  /**
  * Name of the backend: 1 to 32 Chinese characters, letters, digits, `_` or `-`. Compared exactly. Reading fails when none or several of the backends have it. Exactly one of `id` and `name` is required.
  */
  readonly name?: string;
}
export interface DataJdcloudLbBackendAgInfo {
}

export function dataJdcloudLbBackendAgInfoToTerraform(struct?: DataJdcloudLbBackendAgInfo): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}

export function dataJdcloudLbBackendAgInfoToHclTerraform(struct?: DataJdcloudLbBackendAgInfo): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataJdcloudLbBackendAgInfoOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataJdcloudLbBackendAgInfo | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataJdcloudLbBackendAgInfo | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // ag_id - computed: true, optional: false, required: false
  public get agId() {
    return this.getStringAttribute('ag_id');
  }

  // default_weight - computed: true, optional: false, required: false
  public get defaultWeight() {
    return this.getNumberAttribute('default_weight');
  }

  // member_weights - computed: true, optional: false, required: false
  private _memberWeights = new cdktf.NumberMap(this, "member_weights");
  public get memberWeights() {
    return this._memberWeights;
  }
}
export interface DataJdcloudLbBackendHealthCheck {
}

export function dataJdcloudLbBackendHealthCheckToTerraform(struct?: DataJdcloudLbBackendHealthCheck): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}

export function dataJdcloudLbBackendHealthCheckToHclTerraform(struct?: DataJdcloudLbBackendHealthCheck): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataJdcloudLbBackendHealthCheckOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataJdcloudLbBackendHealthCheck | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataJdcloudLbBackendHealthCheck | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // check_timeout_seconds - computed: true, optional: false, required: false
  public get checkTimeoutSeconds() {
    return this.getNumberAttribute('check_timeout_seconds');
  }

  // enabled - computed: true, optional: false, required: false
  public get enabled() {
    return this.getBooleanAttribute('enabled');
  }

  // healthy_threshold_count - computed: true, optional: false, required: false
  public get healthyThresholdCount() {
    return this.getNumberAttribute('healthy_threshold_count');
  }

  // http_code - computed: true, optional: false, required: false
  public get httpCode() {
    return cdktf.Fn.tolist(this.getListAttribute('http_code'));
  }

  // http_domain - computed: true, optional: false, required: false
  public get httpDomain() {
    return this.getStringAttribute('http_domain');
  }

  // http_path - computed: true, optional: false, required: false
  public get httpPath() {
    return this.getStringAttribute('http_path');
  }

  // http_version - computed: true, optional: false, required: false
  public get httpVersion() {
    return this.getStringAttribute('http_version');
  }

  // interval_seconds - computed: true, optional: false, required: false
  public get intervalSeconds() {
    return this.getNumberAttribute('interval_seconds');
  }

  // port - computed: true, optional: false, required: false
  public get port() {
    return this.getNumberAttribute('port');
  }

  // protocol - computed: true, optional: false, required: false
  public get protocol() {
    return this.getStringAttribute('protocol');
  }

  // unhealthy_threshold_count - computed: true, optional: false, required: false
  public get unhealthyThresholdCount() {
    return this.getNumberAttribute('unhealthy_threshold_count');
  }
}

/**
*/
export class DataJdcloudLbBackend extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_lb_backend";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataJdcloudLbBackend resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataJdcloudLbBackend to import
  * @param provider? Optional instance of the provider where the DataJdcloudLbBackend to import is found
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
  * @param options DataJdcloudLbBackendConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataJdcloudLbBackendConfig = {}) {
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
    this._id = config.id;
    this._loadBalancerId = config.loadBalancerId;
    this._name = config.name;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // ag_info - computed: true, optional: false, required: false
  private _agInfo?: DataJdcloudLbBackendAgInfoOutputReference;
  public get agInfo(): DataJdcloudLbBackendAgInfoOutputReference {
    return (this._agInfo ??= new DataJdcloudLbBackendAgInfoOutputReference(this, "ag_info"));
  }

  // algorithm - computed: true, optional: false, required: false
  public get algorithm() {
    return this.getStringAttribute('algorithm');
  }

  // connection_draining_seconds - computed: true, optional: false, required: false
  public get connectionDrainingSeconds() {
    return this.getNumberAttribute('connection_draining_seconds');
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // health_check - computed: true, optional: false, required: false
  private _healthCheck?: DataJdcloudLbBackendHealthCheckOutputReference;
  public get healthCheck(): DataJdcloudLbBackendHealthCheckOutputReference {
    return (this._healthCheck ??= new DataJdcloudLbBackendHealthCheckOutputReference(this, "health_check"));
  }

  // http_cookie_expire_seconds - computed: true, optional: false, required: false
  public get httpCookieExpireSeconds() {
    return this.getNumberAttribute('http_cookie_expire_seconds');
  }

  // http_forwarded_client_port - computed: true, optional: false, required: false
  public get httpForwardedClientPort() {
    return this.getBooleanAttribute('http_forwarded_client_port');
  }

  // http_forwarded_host - computed: true, optional: false, required: false
  public get httpForwardedHost() {
    return this.getBooleanAttribute('http_forwarded_host');
  }

  // http_forwarded_port - computed: true, optional: false, required: false
  public get httpForwardedPort() {
    return this.getBooleanAttribute('http_forwarded_port');
  }

  // http_forwarded_protocol - computed: true, optional: false, required: false
  public get httpForwardedProtocol() {
    return this.getBooleanAttribute('http_forwarded_protocol');
  }

  // http_forwarded_vip - computed: true, optional: false, required: false
  public get httpForwardedVip() {
    return this.getBooleanAttribute('http_forwarded_vip');
  }

  // id - computed: true, optional: true, required: false
  private _id?: string;
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  public resetId() {
    this._id = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
  }

  // load_balancer_id - computed: true, optional: true, required: false
  private _loadBalancerId?: string;
  public get loadBalancerId() {
    return this.getStringAttribute('load_balancer_id');
  }
  public set loadBalancerId(value: string) {
    this._loadBalancerId = value;
  }
  public resetLoadBalancerId() {
    this._loadBalancerId = undefined;
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

  // port - computed: true, optional: false, required: false
  public get port() {
    return this.getNumberAttribute('port');
  }

  // protocol - computed: true, optional: false, required: false
  public get protocol() {
    return this.getStringAttribute('protocol');
  }

  // proxy_protocol - computed: true, optional: false, required: false
  public get proxyProtocol() {
    return this.getBooleanAttribute('proxy_protocol');
  }

  // session_stickiness - computed: true, optional: false, required: false
  public get sessionStickiness() {
    return this.getBooleanAttribute('session_stickiness');
  }

  // session_sticky_timeout - computed: true, optional: false, required: false
  public get sessionStickyTimeout() {
    return this.getNumberAttribute('session_sticky_timeout');
  }

  // target_group_id - computed: true, optional: false, required: false
  public get targetGroupId() {
    return this.getStringAttribute('target_group_id');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktf.stringToTerraform(this._id),
      load_balancer_id: cdktf.stringToTerraform(this._loadBalancerId),
      name: cdktf.stringToTerraform(this._name),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktf.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
