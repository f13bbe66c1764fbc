// Generated from the provider’s schema by `npm run generate`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataJdcloudElasticIpConfig extends cdktf.TerraformMetaArguments {
  /**
  * Public IP address of the elastic IP. Compared exactly. Reading fails when none or several of the elastic IPs have it. Exactly one of `id` and `elastic_ip_address` is required.
  */
  readonly elasticIpAddress?: string;
  /**
  * Id of the elastic IP. Exactly one of `id` and `elastic_ip_address` is required.
  *
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * `ASSOCIATED` or `NOT_ASSOCIATED`. Set it to accept only an elastic IP with this value.
  */
  readonly status?: string;
}

/**
*/
export class DataJdcloudElasticIp extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "jdcloud_elastic_ip";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataJdcloudElasticIp resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataJdcloudElasticIp to import
  * @param provider? Optional instance of the provider where the DataJdcloudElasticIp to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "jdcloud_elastic_ip", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataJdcloudElasticIpConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataJdcloudElasticIpConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'jdcloud_elastic_ip',
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
    this._elasticIpAddress = config.elasticIpAddress;
    this._id = config.id;
    this._status = config.status;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // az - computed: true, optional: false, required: false
  public get az() {
    return this.getStringAttribute('az');
  }

  // bandwidth_mbps - computed: true, optional: false, required: false
  public get bandwidthMbps() {
    return this.getNumberAttribute('bandwidth_mbps');
  }

  // eip_provider - computed: true, optional: false, required: false
  public get eipProvider() {
    return this.getStringAttribute('eip_provider');
  }

  // elastic_ip_address - computed: true, optional: true, required: false
  private _elasticIpAddress?: string;
  public get elasticIpAddress() {
    return this.getStringAttribute('elastic_ip_address');
  }
  public set elasticIpAddress(value: string) {
    this._elasticIpAddress = value;
  }
  public resetElasticIpAddress() {
    this._elasticIpAddress = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get elasticIpAddressInput() {
    return this._elasticIpAddress;
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

  // instance_id - computed: true, optional: false, required: false
  public get instanceId() {
    return this.getStringAttribute('instance_id');
  }

  // instance_type - computed: true, optional: false, required: false
  public get instanceType() {
    return this.getStringAttribute('instance_type');
  }

  // ip_type - computed: true, optional: false, required: false
  public get ipType() {
    return this.getStringAttribute('ip_type');
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

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      elastic_ip_address: cdktf.stringToTerraform(this._elasticIpAddress),
      id: cdktf.stringToTerraform(this._id),
      status: cdktf.stringToTerraform(this._status),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      elastic_ip_address: {
        value: cdktf.stringToHclTerraform(this._elasticIpAddress),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      id: {
        value: cdktf.stringToHclTerraform(this._id),
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
