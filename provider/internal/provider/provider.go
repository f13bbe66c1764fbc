// Package provider is the Terraform provider for JD Cloud load balancing: its configuration, resources and data sources.
package provider

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type jdcloudProvider struct {
	version string
}

// New returns the factory that providerserver calls once per Terraform process.
func New(version string) func() provider.Provider {
	return func() provider.Provider {
		return &jdcloudProvider{version: version}
	}
}

func (p *jdcloudProvider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "jdcloud"
	response.Version = p.version
}

func (p *jdcloudProvider) Schema(_ context.Context, _ provider.SchemaRequest, response *provider.SchemaResponse) {
	response.Schema = providerSchema()
}

func (p *jdcloudProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		newLoadBalancerResource,
		newTargetGroupResource,
		newAttachmentResource,
		newTargetsResource,
		newBackendResource,
		newListenerResource,
		newAvailabilityGroupResource,
	}
}

func (p *jdcloudProvider) DataSources(context.Context) []func() datasource.DataSource {
	return slices.Concat(
		availabilityGroupDataKind.dataSources(),
		backendDataKind.dataSources(),
		elasticIPDataKind.dataSources(),
		instanceDataKind.dataSources(),
		instanceTemplateDataKind.dataSources(),
		listenerDataKind.dataSources(),
		loadBalancerDataKind.dataSources(),
		securityGroupDataKind.dataSources(),
		subnetDataKind.dataSources(),
		targetDataKind.dataSources(),
		targetGroupDataKind.dataSources(),
		vpcDataKind.dataSources(),
		[]func() datasource.DataSource{newHealthyTargetsDataSource, newTargetHealthDataSource, newZonesDataSource},
	)
}
