package provider

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	lb "github.com/jdcloud-api/jdcloud-sdk-go/services/lb/models"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/client"
)

// healthy is the status of a target that receives requests. JD Cloud SDK: TargetHealth.
const healthy = "healthy"

// targetHealthDataSource tells the health of a backend's targets as it is.
type targetHealthDataSource struct {
	baseDataSource
}

type targetHealthModel struct {
	BackendID      types.String       `tfsdk:"backend_id"`
	HealthyCount   types.Int64        `tfsdk:"healthy_count"`
	UnhealthyCount types.Int64        `tfsdk:"unhealthy_count"`
	Targets        []targetHealthData `tfsdk:"targets"`
}

type targetHealthData struct {
	TargetGroupID       types.String `tfsdk:"target_group_id"`
	AvailabilityGroupID types.String `tfsdk:"availability_group_id"`
	Type                types.String `tfsdk:"type"`
	InstanceID          types.String `tfsdk:"instance_id"`
	IPAddress           types.String `tfsdk:"ip_address"`
	Port                types.Int64  `tfsdk:"port"`
	Weight              types.Int64  `tfsdk:"weight"`
	Status              types.String `tfsdk:"status"`
	Reason              types.String `tfsdk:"reason"`
	Detail              types.String `tfsdk:"detail"`
}

func newTargetHealthDataSource() datasource.DataSource { return &targetHealthDataSource{} }

func (d *targetHealthDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_target_health"
}

func (d *targetHealthDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads the health of a backend's targets as it is, for example for an output or a `check` block. It changes on its own, so a plan can show changes of outputs. " +
			"To wait until targets are healthy, use `jdcloud_lb_healthy_targets`.",
		Attributes: map[string]schema.Attribute{
			"backend_id":      schema.StringAttribute{Required: true, Validators: byID(), MarkdownDescription: "Id of the backend."},
			"healthy_count":   number("Number of healthy targets."),
			"unhealthy_count": number("Number of targets that are not healthy, those without a health check included."),
			"targets": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The targets, sorted by instance, address and port.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"target_group_id":       text("Id of the target group; null for a member of an availability group."),
					"availability_group_id": text("Id of the availability group; null for a target of a target group."),
					"type":                  text("Type of the target: `vm`, `container` or `ip`."),
					"instance_id":           text("Id of the virtual machine or container; null for type `ip`."),
					"ip_address":            text("IP address of the target."),
					"port":                  number("Port that is checked."),
					"weight":                number("Share of the requests relative to the other targets, 0 to 100."),
					"status":                text("`healthy` or `unhealthy`; `N/A` while the health check is off."),
					"reason": text("Why the target is unhealthy: `CONNECT_FAILED`, `CONNECT_TIMEOUT`, `CONNECT_INTERRUPT`, `RECEIVE_RESPONSE_FAILED`, `RECEIVE_RESPONSE_TIMEOUT`, " +
						"`REQUEST_FAILED`, `REQUEST_TIMEOUT`, `HTTP_CODE_MISMATCH` or `RESPONSE_FORMAT_ERROR`; null when it is healthy."),
					"detail": text("The reason in words; null when the target is healthy."),
				}},
			},
		},
	}
}

func (d *targetHealthDataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var model targetHealthModel
	response.Diagnostics.Append(request.Config.Get(ctx, &model)...)
	if response.Diagnostics.HasError() {
		return
	}
	healths, err := readHealth(ctx, d.client, model.BackendID.ValueString())
	if err != nil {
		addFailure(&response.Diagnostics, "read the health of the targets of backend "+model.BackendID.ValueString(), err)
		return
	}
	model.HealthyCount = intValue(countHealthy(healths))
	model.UnhealthyCount = intValue(len(healths) - countHealthy(healths))
	model.Targets = []targetHealthData{}
	for _, health := range healths {
		model.Targets = append(model.Targets, targetHealthData{
			TargetGroupID:       textOrNull(health.TargetGroupId),
			AvailabilityGroupID: textOrNull(health.AgId),
			Type:                textOrNull(health.Type),
			InstanceID:          textOrNull(health.InstanceId),
			IPAddress:           textOrNull(health.IpAddress),
			Port:                intValue(health.Port),
			Weight:              intValue(health.Weight),
			Status:              textOrNull(health.Status),
			Reason:              textOrNull(health.UnhealthReason.Reason),
			Detail:              textOrNull(health.UnhealthReason.Detail),
		})
	}
	response.Diagnostics.Append(response.State.Set(ctx, model)...)
}

// readHealth lists the health of a backend's targets in a stable order.
func readHealth(ctx context.Context, c *client.Client, backendID string) ([]lb.TargetHealth, error) {
	healths, err := c.ReadTargetHealth(ctx, backendID)
	slices.SortFunc(healths, func(a, b lb.TargetHealth) int {
		return cmp.Or(cmp.Compare(a.InstanceId, b.InstanceId), cmp.Compare(a.IpAddress, b.IpAddress), cmp.Compare(a.Port, b.Port), cmp.Compare(a.Weight, b.Weight))
	})
	return healths, err
}

func countHealthy(healths []lb.TargetHealth) int {
	count := 0
	for _, health := range healths {
		if health.Status == healthy {
			count++
		}
	}
	return count
}

// healthyTargetsDataSource waits until targets are healthy.
type healthyTargetsDataSource struct {
	baseDataSource
}

type healthyTargetsModel struct {
	BackendID    types.String   `tfsdk:"backend_id"`
	Minimum      types.Int64    `tfsdk:"minimum"`
	HealthyCount types.Int64    `tfsdk:"healthy_count"`
	Timeouts     timeouts.Value `tfsdk:"timeouts"`
}

func newHealthyTargetsDataSource() datasource.DataSource { return &healthyTargetsDataSource{} }

func (d *healthyTargetsDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "jdcloud_lb_healthy_targets"
}

func (d *healthyTargetsDataSource) Schema(ctx context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Waits until targets of a backend are healthy, for example before DNS is changed. When the time is up, it fails and names each target that is not healthy, with the reason. " +
			"Nothing is tainted or changed by that.\n\n" +
			"Set `depends_on` to the resource that registers the targets: the wait then comes after it. A plan in which nothing of that changes waits as well, so it fails while the site is unhealthy. " +
			"Set `minimum` to 0 to plan then, or put the data source into a `check` block, where its failure is a warning.",
		Attributes: map[string]schema.Attribute{
			"backend_id": schema.StringAttribute{Required: true, Validators: byID(), MarkdownDescription: "Id of the backend."},
			"minimum": schema.Int64Attribute{
				Optional:   true,
				Validators: []validator.Int64{int64validator.AtLeast(0)},
				MarkdownDescription: "How many targets must be healthy; 0 waits for none. Default: all targets of the backend, and at least one: " +
					"a backend without targets is not ready to serve, so the wait goes on until the time is up.",
			},
			"healthy_count": number("Number of healthy targets at the end of the wait."),
		},
		Blocks: map[string]schema.Block{"timeouts": timeouts.BlockWithOpts(ctx, timeouts.Opts{
			ReadDescription: "Time limit for the wait, as a duration such as `10m`. Default: `5m`.",
		})},
	}
}

func (d *healthyTargetsDataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var model healthyTargetsModel
	response.Diagnostics.Append(request.Config.Get(ctx, &model)...)
	timeout, diagnostics := model.Timeouts.Read(ctx, childTimeout)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	backendID := model.BackendID.ValueString()
	var healths []lb.TargetHealth
	err := d.client.Wait(limited, "healthy targets of backend "+backendID, func(ctx context.Context) (bool, error) {
		current, err := readHealth(ctx, d.client, backendID)
		if err == nil {
			healths = current
		}
		return countHealthy(current) >= model.wanted(len(current)), err
	})
	if err == nil {
		model.HealthyCount = intValue(countHealthy(healths))
		response.Diagnostics.Append(response.State.Set(ctx, model)...)
		return
	}
	if !errors.Is(limited.Err(), context.DeadlineExceeded) || ctx.Err() != nil {
		addFailure(&response.Diagnostics, "wait for healthy targets of backend "+backendID, err)
		return
	}
	response.Diagnostics.AddError("Targets are not healthy", model.shortage(timeout, healths))
}

// wanted is how many targets must be healthy.
func (m healthyTargetsModel) wanted(registered int) int {
	if given(m.Minimum) {
		return int(m.Minimum.ValueInt64())
	}
	return max(registered, 1)
}

// shortage says after the end of the time what is missing.
func (m healthyTargetsModel) shortage(timeout time.Duration, healths []lb.TargetHealth) string {
	var text strings.Builder
	fmt.Fprintf(&text, "After %s, %d of the %d targets of backend %s are healthy; at least %d must be.",
		shortDuration(timeout), countHealthy(healths), len(healths), m.BackendID.ValueString(), m.wanted(len(healths)))
	for _, health := range healths {
		if health.Status != healthy {
			fmt.Fprintf(&text, "\n  - %s is %s", whereItIsChecked(health), health.Status)
			if reason := health.UnhealthReason; reason.Reason != "" {
				fmt.Fprintf(&text, ": %s", strings.TrimSpace(reason.Reason+" "+reason.Detail))
			}
		}
	}
	if len(healths) == 0 {
		text.WriteString(" Register targets in its target group, or give it an availability group that has members.")
	} else {
		text.WriteString("\nCheck the servers, their security groups and the backend's health_check. To wait longer, raise timeouts.read.")
	}
	return text.String()
}

// whereItIsChecked tells a target by its instance or address, and the port that is checked.
func whereItIsChecked(health lb.TargetHealth) string {
	if health.InstanceId == "" {
		return fmt.Sprintf("%s, port %d,", health.IpAddress, health.Port)
	}
	return fmt.Sprintf("%s %s (%s), port %d,", health.Type, health.InstanceId, health.IpAddress, health.Port)
}
