package client

import (
	"context"
	"sync"
)

// typeMemory remembers the type of each load balancer. The zero value is ready.
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
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.types == nil {
		m.types = map[string]string{}
	}
	m.types[id] = productType
}

// loadBalancerType returns the type of a load balancer, which never changes: lists of its children are filtered by
// type, and the API takes alb when the filter is missing.
func (c *Client) loadBalancerType(ctx context.Context, id string) (string, error) {
	if productType, known := c.loadBalancerTypes.get(id); known {
		return productType, nil
	}
	item, err := c.DescribeLoadBalancer(ctx, id)
	if err != nil {
		return "", err
	}
	return item.Type, nil
}
