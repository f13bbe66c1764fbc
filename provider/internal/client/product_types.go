package client

import (
	"context"
	"sync"
)

// allProductTypes lists the types of load balancers. A list shows one type, and alb when the filter is missing.
var allProductTypes = []string{"alb", "nlb", "dnlb"}

// memory keeps one fact about objects by their id, which never changes. The zero value is ready.
type memory struct {
	mutex sync.Mutex
	facts map[string]string
}

func (m *memory) get(id string) (fact string, known bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	fact, known = m.facts[id]
	return fact, known
}

func (m *memory) set(id, fact string) {
	if id == "" || fact == "" {
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.facts == nil {
		m.facts = map[string]string{}
	}
	m.facts[id] = fact
}

// LoadBalancerType returns the product type of a load balancer.
func (c *Client) LoadBalancerType(ctx context.Context, id string) (string, error) {
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
