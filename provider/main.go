// Command terraform-provider-jdcloud serves the Terraform provider for JD Cloud load balancing.
package main

import (
	"context"
	"flag"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/cdktf-jdcloud/terraform-provider-jdcloud/internal/provider"
)

// version is set by the release build through -ldflags "-X main.version=…".
var version = "dev"

const address = "registry.terraform.io/cdktf-jdcloud/jdcloud"

func main() {
	debug := flag.Bool("debug", false, "serve for a debugger: print the reattach configuration and wait for Terraform")
	flag.Parse()

	err := providerserver.Serve(context.Background(), provider.New(version), providerserver.ServeOpts{
		Address:         address,
		Debug:           *debug,
		ProtocolVersion: 6,
	})
	if err != nil {
		log.Fatal(err)
	}
}
