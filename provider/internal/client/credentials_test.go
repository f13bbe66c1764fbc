package client

import (
	"context"
	"testing"
	"testing/synctest"
)

func TestCheckCredentials(t *testing.T) {
	denied, fine := refuse(401, "UNAUTHENTICATED", "no"), result(map[string]any{"totalCount": 0})
	cases := map[string]struct {
		answer answerer
		calls  int
		fails  bool
	}{
		"accepted":                {fine, 1, false},
		"refused":                 {denied, 2, true},
		"refused by a web page":   {bare(401, "<html></html>"), 2, true},
		"refused once":            {script(denied, fine), 2, false},
		"no permission":           {refuse(403, "HTTP_FORBIDDEN", "no"), 1, false},
		"too many requests":       {refuse(429, "RATE_LIMIT", "m"), 1, false},
		"a failure":               {refuse(500, "INTERNAL", "m"), 1, false},
		"a failure of the way":    {bare(502, "<html></html>"), 1, false},
		"no network":              {reset, 1, false},
		"no answer":               {silence, 1, false},
		"refused, then a failure": {script(denied, reset), 2, false},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, fake := newFake(t, test.answer)
				err := client.CheckCredentials(t.Context())
				if (err != nil) != test.fails || len(fake.Calls()) != test.calls {
					t.Errorf("%d calls, %v", len(fake.Calls()), err)
				}
				if test.fails {
					mustContain(t, err, "JD Cloud does not accept the credentials: ", "Tried 2 times.")
				}
			})
		})
	}
	t.Run("cancelled", func(t *testing.T) {
		client, _ := newFake(t, denied)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := client.CheckCredentials(ctx); err != nil {
			t.Error(err)
		}
	})
}
