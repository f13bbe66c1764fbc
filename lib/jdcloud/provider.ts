// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface JdcloudProviderConfig {
  /**
  * Access key of the JD Cloud account. Required: set it here or in the environment variable `JDCLOUD_ACCESS_KEY`.
  */
  readonly accessKey?: string;
  /**
  * Base URL of all services, for example that of a simulator (`http://127.0.0.1:8080`). Can also be set by the environment variable `JDCLOUD_ENDPOINT`. Default: each service's public address, `https://<service>.jdcloud-api.com`.
  */
  readonly endpoint?: string;
  /**
  * Base URLs of individual services. Each takes precedence over `endpoint`. Default: none.
  */
  readonly endpoints?: JdcloudProviderEndpoints;
  /**
  * Maximum number of requests per second, for all services together; 0 means no limit. Default: 50. With any value the provider slows down when JD Cloud responds that there are too many requests, and speeds up again slowly.
  */
  readonly maxRequestsPerSecond?: number;
  /**
  * Shortest time between two requests while the provider waits for an object to change its state, as a duration such as `500ms` or `2s`; more than 0. Default: `1s`. The time grows to 10 seconds during a long wait.
  */
  readonly pollInterval?: string;
  /**
  * Region of all resources and data sources, for example `cn-north-1`, `cn-east-2` or `cn-south-1`. Required: set it here or in the environment variable `JDCLOUD_REGION`.
  */
  readonly region?: string;
  /**
  * Secret key of `access_key`. Required: set it here or in the environment variable `JDCLOUD_SECRET_KEY`.
  */
  readonly secretKey?: string;
  /**
  * Token of temporary credentials from the security token service. Can also be set by the environment variable `JDCLOUD_SECURITY_TOKEN`. Default: none (permanent keys).
  */
  readonly securityToken?: string;
  /**
  * Skips the check of the credentials. By default the provider lists load balancers once when it is configured, so that wrong keys fail the plan. Only a repeated `UNAUTHENTICATED` response fails the check. Can also be set by the environment variable `JDCLOUD_SKIP_CREDENTIALS_VALIDATION` (`true` or `false`). Default: `false`.
  */
  readonly skipCredentialsValidation?: boolean | cdktf.IResolvable;
  /**
  * Alias name
  */
  readonly alias?: string;
}
export interface JdcloudProviderEndpoints {
  /**
  * Base URL of the availability group service, for example `https://ag.jdcloud-api.com`. Default: `endpoint` when it is set, otherwise `https://ag.jdcloud-api.com`.
  */
  readonly ag?: string;
  /**
  * Base URL of the load balancing service, for example `https://lb.jdcloud-api.com`. Default: `endpoint` when it is set, otherwise `https://lb.jdcloud-api.com`.
  */
  readonly lb?: string;
  /**
  * Base URL of the resource tag service, for example `https://resourcetag.jdcloud-api.com`. Default: `endpoint` when it is set, otherwise `https://resourcetag.jdcloud-api.com`.
  */
  readonly resourcetag?: string;
  /**
  * Base URL of the virtual machine service, for example `https://vm.jdcloud-api.com`. Default: `endpoint` when it is set, otherwise `https://vm.jdcloud-api.com`.
  */
  readonly vm?: string;
  /**
  * Base URL of the virtual private cloud service, for example `https://vpc.jdcloud-api.com`. Default: `endpoint` when it is set, otherwise `https://vpc.jdcloud-api.com`.
  */
  readonly vpc?: string;
}

export function jdcloudProviderEndpointsToTerraform(struct?: JdcloudProviderEndpoints | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    ag: cdktf.stringToTerraform(struct!.ag),
    lb: cdktf.stringToTerraform(struct!.lb),
    resourcetag: cdktf.stringToTerraform(struct!.resourcetag),
    vm: cdktf.stringToTerraform(struct!.vm),
    vpc: cdktf.stringToTerraform(struct!.vpc),
  }
}

export function jdcloudProviderEndpointsToHclTerraform(struct?: JdcloudProviderEndpoints | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    ag: {
      value: cdktf.stringToHclTerraform(struct!.ag),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    lb: {
      value: cdktf.stringToHclTerraform(struct!.lb),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    resourcetag: {
      value: cdktf.stringToHclTerraform(struct!.resourcetag),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    vm: {
      value: cdktf.stringToHclTerraform(struct!.vm),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    vpc: {
      value: cdktf.stringToHclTerraform(struct!.vpc),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

/**
*/
export class JdcloudProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a JdcloudProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the JdcloudProvider to import
  * @param provider? Optional instance of the provider where the JdcloudProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options JdcloudProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: JdcloudProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'jdcloud',
      terraformGeneratorMetadata: {
        providerName: 'jdcloud',
        providerVersion: '0.1.0'
      },
      terraformProviderSource: 'cdktf-jdcloud/jdcloud'
    });
    this._accessKey = config.accessKey;
    this._endpoint = config.endpoint;
    this._endpoints = config.endpoints;
    this._maxRequestsPerSecond = config.maxRequestsPerSecond;
    this._pollInterval = config.pollInterval;
    this._region = config.region;
    this._secretKey = config.secretKey;
    this._securityToken = config.securityToken;
    this._skipCredentialsValidation = config.skipCredentialsValidation;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_key - computed: false, optional: true, required: false
  private _accessKey?: string;
  public get accessKey() {
    return this._accessKey;
  }
  public set accessKey(value: string | undefined) {
    this._accessKey = value;
  }
  public resetAccessKey() {
    this._accessKey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accessKeyInput() {
    return this._accessKey;
  }

  // endpoint - computed: false, optional: true, required: false
  private _endpoint?: string;
  public get endpoint() {
    return this._endpoint;
  }
  public set endpoint(value: string | undefined) {
    this._endpoint = value;
  }
  public resetEndpoint() {
    this._endpoint = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get endpointInput() {
    return this._endpoint;
  }

  // endpoints - computed: false, optional: true, required: false
  private _endpoints?: JdcloudProviderEndpoints;
  public get endpoints() {
    return this._endpoints;
  }
  public set endpoints(value: JdcloudProviderEndpoints | undefined) {
    this._endpoints = value;
  }
  public resetEndpoints() {
    this._endpoints = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get endpointsInput() {
    return this._endpoints;
  }

  // max_requests_per_second - computed: false, optional: true, required: false
  private _maxRequestsPerSecond?: number;
  public get maxRequestsPerSecond() {
    return this._maxRequestsPerSecond;
  }
  public set maxRequestsPerSecond(value: number | undefined) {
    this._maxRequestsPerSecond = value;
  }
  public resetMaxRequestsPerSecond() {
    this._maxRequestsPerSecond = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRequestsPerSecondInput() {
    return this._maxRequestsPerSecond;
  }

  // poll_interval - computed: false, optional: true, required: false
  private _pollInterval?: string;
  public get pollInterval() {
    return this._pollInterval;
  }
  public set pollInterval(value: string | undefined) {
    this._pollInterval = value;
  }
  public resetPollInterval() {
    this._pollInterval = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get pollIntervalInput() {
    return this._pollInterval;
  }

  // region - computed: false, optional: true, required: false
  private _region?: string;
  public get region() {
    return this._region;
  }
  public set region(value: string | undefined) {
    this._region = value;
  }
  public resetRegion() {
    this._region = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get regionInput() {
    return this._region;
  }

  // secret_key - computed: false, optional: true, required: false
  private _secretKey?: string;
  public get secretKey() {
    return this._secretKey;
  }
  public set secretKey(value: string | undefined) {
    this._secretKey = value;
  }
  public resetSecretKey() {
    this._secretKey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretKeyInput() {
    return this._secretKey;
  }

  // security_token - computed: false, optional: true, required: false
  private _securityToken?: string;
  public get securityToken() {
    return this._securityToken;
  }
  public set securityToken(value: string | undefined) {
    this._securityToken = value;
  }
  public resetSecurityToken() {
    this._securityToken = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get securityTokenInput() {
    return this._securityToken;
  }

  // skip_credentials_validation - computed: false, optional: true, required: false
  private _skipCredentialsValidation?: boolean | cdktf.IResolvable;
  public get skipCredentialsValidation() {
    return this._skipCredentialsValidation;
  }
  public set skipCredentialsValidation(value: boolean | cdktf.IResolvable | undefined) {
    this._skipCredentialsValidation = value;
  }
  public resetSkipCredentialsValidation() {
    this._skipCredentialsValidation = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get skipCredentialsValidationInput() {
    return this._skipCredentialsValidation;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string;
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      access_key: cdktf.stringToTerraform(this._accessKey),
      endpoint: cdktf.stringToTerraform(this._endpoint),
      endpoints: jdcloudProviderEndpointsToTerraform(this._endpoints),
      max_requests_per_second: cdktf.numberToTerraform(this._maxRequestsPerSecond),
      poll_interval: cdktf.stringToTerraform(this._pollInterval),
      region: cdktf.stringToTerraform(this._region),
      secret_key: cdktf.stringToTerraform(this._secretKey),
      security_token: cdktf.stringToTerraform(this._securityToken),
      skip_credentials_validation: cdktf.booleanToTerraform(this._skipCredentialsValidation),
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      access_key: {
        value: cdktf.stringToHclTerraform(this._accessKey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      endpoint: {
        value: cdktf.stringToHclTerraform(this._endpoint),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      endpoints: {
        value: jdcloudProviderEndpointsToHclTerraform(this._endpoints),
        isBlock: true,
        type: "struct",
        storageClassType: "JdcloudProviderEndpoints",
      },
      max_requests_per_second: {
        value: cdktf.numberToHclTerraform(this._maxRequestsPerSecond),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      poll_interval: {
        value: cdktf.stringToHclTerraform(this._pollInterval),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      region: {
        value: cdktf.stringToHclTerraform(this._region),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      secret_key: {
        value: cdktf.stringToHclTerraform(this._secretKey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      security_token: {
        value: cdktf.stringToHclTerraform(this._securityToken),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      skip_credentials_validation: {
        value: cdktf.booleanToHclTerraform(this._skipCredentialsValidation),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
