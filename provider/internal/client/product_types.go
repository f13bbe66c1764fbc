package client

import (
	"context"
	"sync"
)

// allProductTypes lists the types of load balancers. A list shows one type, and alb when the filter is missing.
var allProductTypes = []string{"alb", "nlb", "dnlb"}

// typeMemory remembers the product type of load balancers and their children by id. It never changes. The zero value is
// ready.
type typeMemory struct {
	mutex sync.Mutex
	types map[string]string
}

func (m *typeMemory) get(id string) (productType string, known bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	productType, known = m.types[id]
	return productType, known
}

func (m *typeMemory) set(id, productType string) {
	if id == "" || productType == "" {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.types == nil {
		m.types = map[string]string{}
	}
	m.types[id] = productType
}

// loadBalancerType returns the product type of a load balancer.
func (c *Client) loadBalancerType(ctx context.Context, id string) (string, error) {
	if productType, known := c.productTypes.get(id); known {
		return productType, nil
	}
	item, err := c.DescribeLoadBalancer(ctx, id)
	if err != nil {
		return "", err
	}
	return item.Type, nil
}

// knownType returns the product type of an object or its load balancer, empty when neither is known.
func (c *Client) knownType(id, loadBalancerID string) string {
	if productType, known := c.productTypes.get(id); known {
		return productType
	}
	productType, _ := c.productTypes.get(loadBalancerID)
	return productType
}
